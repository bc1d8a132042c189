using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Event;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class InboxTests() : CompatTest("akka.actor.inbox { inbox-size = 3, default-timeout = 50ms }")
{
    private IActorRef Echo() => Sys.ActorOf(dsl => dsl.ReceiveAny((message, context) => context.Sender.Tell(message)));

    [Fact]
    public void It_asks_and_receives()
    {
        Inbox.Send(Echo(), "hello");

        Assert.Equal("hello", Inbox.Receive(Wait));
    }

    [Fact]
    public void It_watches()
    {
        IActorRef echo = Echo();

        Inbox.Watch(echo);
        echo.Tell(PoisonPill.Instance);

        Assert.Equal(echo, Expect<Terminated>().ActorRef);
    }

    [Fact]
    public void It_takes_what_fits_and_leaves_the_rest()
    {
        Inbox.Receiver.Tell(1);
        Inbox.Receiver.Tell("two");

        Assert.Equal("two", Inbox.ReceiveWhere(message => message is string, Wait));
        Assert.Equal(1, Inbox.Receive(Wait));
    }

    [Fact]
    public void Waiting_too_long_is_a_TimeoutException() => Assert.Throws<TimeoutException>(() => Inbox.Receive());

    [Fact]
    public async Task Waiting_too_long_by_a_task_is_a_failure_message()
    {
        object answer = await Inbox.ReceiveAsync(TimeSpan.FromMilliseconds(10));

        Assert.IsType<TimeoutException>(Assert.IsType<Status.Failure>(answer).Cause);
    }

    [Fact]
    public void A_full_one_drops_the_newest()
    {
        using Inbox other = Inbox.Create(Sys);
        Sys.EventStream.Subscribe(other.Receiver, typeof(Warning));

        for (int i = 1; i <= 4; i++)
        {
            Inbox.Receiver.Tell(i);
        }

        Assert.Contains("inbox-size", Assert.IsType<Warning>(other.Receive(Wait)).Message.ToString());
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => Expect<int>()));
        ExpectNothing();
    }
}
