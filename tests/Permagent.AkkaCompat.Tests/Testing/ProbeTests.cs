using Permagent.Kernel.Actor;
using Permagent.Testing;
using Permagent.Testing.TestActors;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class ProbeTests : TestKit
{
    [Fact]
    public void A_probe_is_a_ref_that_sends_replies_and_forwards()
    {
        TestProbe probe = CreateTestProbe("other");
        IActorRef[] refs = [probe];
        refs[0].Tell("question", TestActor);

        probe.ExpectMsg("question");
        probe.Reply("answer");
        ExpectMsgFrom(probe.Ref, "answer");
        probe.Send(TestActor, "sent");
        ExpectMsgFrom(probe.Ref, "sent");
        probe.Forward(TestActor);
        ExpectMsgFrom(TestActor, "question");
    }

    [Fact]
    public void An_actor_watches_a_probe_and_hears_of_its_end()
    {
        TestProbe probe = CreateTestProbe();
        Watch(probe);

        Sys.Stop(probe);

        ExpectTerminated(probe);
    }

    [Fact]
    public void An_auto_pilot_answers_before_the_test_looks()
    {
        TestProbe probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"pilot: {message}");
            return message.Equals("last") ? NoAutoPilot.Instance : KeepRunning.Instance;
        }));

        foreach (string text in new[] { "first", "last", "unanswered" })
        {
            probe.Tell(text, TestActor);
        }

        ExpectMsg("pilot: first");
        ExpectMsg("pilot: last");
        ExpectNoMsg(50);
        Assert.Equal(["first", "last", "unanswered"], probe.ReceiveN(3));
    }

    [Fact]
    public void Ignored_messages_are_not_received()
    {
        IgnoreMessages<int>(n => n > 10);
        TestActor.Tell(11);
        TestActor.Tell(5);
        ExpectMsg(5);

        IgnoreNoMessages();
        TestActor.Tell(12);
        ExpectMsg(12);
    }

    [Fact]
    public void Test_actors_echo_swallow_and_forward()
    {
        IActorRef forward = ActorOf(ForwardActor.Props(TestActor));
        IActorRef hole = ActorOf(BlackHoleActor.Props);

        forward.Tell("on");
        hole.Tell("gone");

        ExpectMsg("on");
        ExpectNoMsg(50);
    }

    [Fact]
    public void A_child_of_the_test_actor_is_supervised_as_asked()
    {
        IActorRef child = ChildActorOf(
            Props.Create(() => new Fragile()), "child", new OneForOneStrategy(_ => Directive.Stop));
        Watch(child);

        Assert.Equal(TestActor.Path, child.Path.Parent);
        child.Tell("break");
        ExpectTerminated(child);
    }

    [Fact]
    public void A_latch_opens_after_its_counts_and_a_barrier_lets_all_pass()
    {
        TestLatch latch = CreateTestLatch(2);
        TestBarrier barrier = CreateTestBarrier(2);
        IActorRef actor = ActorOf(dsl => dsl.ReceiveAny((_, _) =>
        {
            latch.CountDown();
            barrier.Await();
        }));

        latch.CountDown();
        Assert.Throws<TimeoutException>(() => latch.Ready(TimeSpan.FromMilliseconds(20)));
        actor.Tell("count");
        latch.Ready();
        barrier.Await(TimeSpan.FromSeconds(5));

        Assert.True(latch.IsOpen);
    }

    private sealed class Fragile : ReceiveActor
    {
        public Fragile() => ReceiveAny(message => throw new InvalidOperationException($"{message}"));
    }
}
