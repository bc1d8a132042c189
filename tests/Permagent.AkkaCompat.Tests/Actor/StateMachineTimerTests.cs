using Permagent.Kernel.Actor;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class StateMachineTimerTests : CompatTest
{
    private sealed class Ticker : FSM<string, int>
    {
        public Ticker(IActorRef log)
        {
            StartWith("on", 0);
            When("on", e => e.FsmEvent switch
            {
                "start" => Started(),
                "again" => Replaced(),
                "tick" when e.StateData < 2 => Tell(log, "tick", e.StateData + 1),
                "tick" => Cancelled(log),
                "active?" => Stay().Replying(IsTimerActive("t")),
                _ => null,
            });
            When("changed", Transform(e => GoTo("on").Using(e.StateData + 1))
                .Using(next => next.StateData > 0 ? next.Replying("transformed") : next));
            Initialize();
        }

        private State<string, int> Started()
        {
            SetTimer("t", "tick", TimeSpan.FromMilliseconds(10), repeat: true);
            return Stay();
        }

        private State<string, int> Replaced()
        {
            SetTimer("t", "never", TimeSpan.FromSeconds(600));
            SetTimer("t", "tick", TimeSpan.FromMilliseconds(1));
            return Stay().Using(1);
        }

        private State<string, int> Tell(IActorRef log, string what, int data)
        {
            log.Tell(what);
            return Stay().Using(data);
        }

        private State<string, int> Cancelled(IActorRef log)
        {
            CancelTimer("t");
            return Tell(log, "cancelled", 0).StateName == "on" ? GoTo("changed") : Stay();
        }
    }

    [Fact]
    public void A_timer_repeats_until_it_is_cancelled_and_a_handler_may_be_transformed()
    {
        IActorRef log = Inbox.Receiver;
        IActorRef ticker = Sys.ActorOf(Props.Create(() => new Ticker(log)));

        Inbox.Send(ticker, "start");

        Assert.Equal(["tick", "tick", "cancelled"], Enumerable.Range(0, 3).Select(_ => Expect<string>()));
        ExpectNothing();
        Inbox.Send(ticker, "anything");
        Assert.Equal("transformed", Expect<string>());
        Inbox.Send(ticker, "active?");
        Assert.False(Expect<bool>());
    }

    [Fact]
    public void A_timer_of_the_same_name_replaces_the_first()
    {
        IActorRef log = Inbox.Receiver;
        IActorRef ticker = Sys.ActorOf(Props.Create(() => new Ticker(log)));

        Inbox.Send(ticker, "again");

        Assert.Equal("tick", Expect<string>());
        Inbox.Send(ticker, "active?");
        Assert.False(Expect<bool>());
    }
}
