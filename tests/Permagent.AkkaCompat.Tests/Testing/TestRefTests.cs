using Permagent.Kernel.Actor;
using Permagent.Testing;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class TestRefTests : TestKit
{
    [Fact]
    public void A_tell_to_a_test_ref_has_been_handled_when_it_returns()
    {
        TestActorRef<Counter> counter = ActorOfAsTestActorRef<Counter>("counter");

        counter.Tell(3);
        counter.Tell(4);

        Assert.Equal(7, counter.UnderlyingActor.Sum);
        Assert.Equal("/user/counter", counter.Path.ToStringWithoutAddress());
    }

    [Fact]
    public void What_a_handler_throws_reaches_the_caller_of_Receive()
    {
        TestActorRef<Counter> counter = ActorOfAsTestActorRef(() => new Counter());

        Assert.Throws<FormatException>(() => counter.Receive("no number"));
        counter.Receive(5, TestActor);

        Assert.Equal(5, counter.UnderlyingActor.Sum);
        ExpectMsg(5);
    }

    [Fact]
    public void A_test_ref_below_a_supervisor_is_its_child()
    {
        TestProbe parent = CreateTestProbe();

        TestActorRef<Counter> counter = ActorOfAsTestActorRef<Counter>(parent, "child");

        Assert.Equal(parent.Ref.Path, counter.Path.Parent);
    }

    [Fact]
    public void A_machine_shows_and_takes_its_state()
    {
        TestFSMRef<Door, string, int> door = ActorOfAsTestFSMRef<Door, string, int>(() => new Door());

        door.Tell("push");
        Assert.Equal(("open", 1), (door.StateName, door.StateData));
        door.SetState("shut", 9);
        Assert.Equal(("shut", 9), (door.StateName, door.StateData));
        door.SetTimer("t", "push", TimeSpan.FromHours(1));
        Assert.True(door.IsTimerActive("t"));
        door.CancelTimer("t");
        Assert.False(door.IsTimerActive("t"));
    }

    public sealed class Counter : ReceiveActor
    {
        public Counter()
        {
            Receive<int>(n =>
            {
                Sum += n;
                Sender.Tell(Sum, Self);
            });
            Receive<string>(text => throw new FormatException(text));
        }

        public int Sum { get; private set; }
    }

    public sealed class Door : FSM<string, int>
    {
        public Door()
        {
            StartWith("shut", 0);
            When("shut", _ => GoTo("open").Using(StateData + 1));
            When("open", _ => GoTo("shut"));
            Initialize();
        }
    }
}
