using Permagent.Kernel.Actor;

namespace Permagent.AkkaCompat.Tests.Actor;

/// <summary>S60, told by a door that counts who passes.</summary>
public sealed class StateMachineTests : CompatTest
{
    private enum Door
    {
        Shut,
        Open,
        Locked,
        Nowhere,
    }

    private sealed record Passed(int Count);

    private sealed record Seen(string What, Door From, Door To, int Before, int After);

    private sealed class DoorKeeper : FSM<Door, Passed>
    {
        public DoorKeeper(IActorRef log)
        {
            StartWith(Door.Shut, new Passed(0));
            When(Door.Shut, e => e.FsmEvent switch
            {
                "open" => GoTo(Door.Open).Replying("first").Replying("second"),
                "shut" => GoTo(Door.Shut),
                "lock" => GoTo(Door.Locked).ForMax(TimeSpan.FromMilliseconds(300)),
                "vanish" => GoTo(Door.Nowhere),
                "peek" => Stay().Replying(StateData.Count),
                _ => null,
            });
            When(Door.Open, e => e.FsmEvent switch
            {
                "pass" => Stay().Using(new Passed(e.StateData.Count + 1)).Replying("passed"),
                "shut" => GoTo(Door.Shut).Using(new Passed(e.StateData.Count + 10)),
                StateTimeout => GoTo(Door.Shut),
                "end" => Stop(),
                "break" => Stop(new Failure("broken"), new Passed(-1)),
                _ => null,
            }, TimeSpan.FromSeconds(600));
            When(Door.Locked, e => e.FsmEvent is StateTimeout ? GoTo(Door.Shut) : null);
            When(Door.Locked, e => e.FsmEvent is "knock" ? Stay().Replying("nobody") : null);
            WhenUnhandled(e =>
            {
                if (e.FsmEvent is not "odd")
                {
                    return null;
                }

                log.Tell($"odd in {StateName}");
                return Stay();
            });
            OnTransition((from, to) =>
                log.Tell(new Seen("transition", from, to, StateData.Count, NextStateData.Count)));
            OnTermination(stop => log.Tell(stop));
            Initialize();
        }
    }

    private IActorRef Start()
    {
        IActorRef log = Inbox.Receiver;
        IActorRef door = Sys.ActorOf(Props.Create(() => new DoorKeeper(log)));
        Assert.Equal(new Seen("transition", Door.Shut, Door.Shut, 0, 0), Expect<Seen>());
        return door;
    }

    [Fact]
    public void S60_replies_go_out_in_order_before_the_transition()
    {
        IActorRef door = Start();

        Inbox.Send(door, "open");

        Assert.Equal("first", Expect<string>());
        Assert.Equal("second", Expect<string>());
        Assert.Equal((Door.Shut, Door.Open), (Expect<Seen>() is var seen) ? (seen.From, seen.To) : default);
    }

    [Fact]
    public void S60_OnTransition_runs_for_GoTo_the_same_state_and_not_for_Stay()
    {
        IActorRef door = Start();

        Inbox.Send(door, "peek");
        Assert.Equal(0, Expect<int>());
        Inbox.Send(door, "shut");

        Assert.Equal(new Seen("transition", Door.Shut, Door.Shut, 0, 0), Expect<Seen>());
    }

    [Fact]
    public void S60_NextStateData_is_valid_inside_OnTransition()
    {
        IActorRef door = Start();
        foreach (string message in new[] { "open", "pass", "shut" })
        {
            Inbox.Send(door, message);
        }

        Seen last = (Seen)Inbox.ReceiveWhere(message => message is Seen { To: Door.Shut }, Wait);

        Assert.Equal((1, 11), (last.Before, last.After));
    }

    [Fact]
    public void S60_NextStateData_throws_outside_OnTransition()
    {
        IActorRef log = Inbox.Receiver;
        Sys.ActorOf(Props.Create(() => new Peeker(log)));

        Assert.Contains("OnTransition", Expect<InvalidOperationException>().Message);
    }

    private sealed class Peeker : FSM<int, int>
    {
        public Peeker(IActorRef log)
        {
            StartWith(0, 0);
            try
            {
                log.Tell(NextStateData);
            }
            catch (InvalidOperationException failure)
            {
                log.Tell(failure);
            }
        }
    }

    [Fact]
    public void S60_subscribers_are_told_state_and_transitions_after_the_handlers()
    {
        IActorRef door = Start();

        Inbox.Send(door, new FSMBase.SubscribeTransitionCallBack(Inbox.Receiver));
        FSMBase.CurrentState<Door> now = Expect<FSMBase.CurrentState<Door>>();
        Inbox.Send(door, "lock");

        Assert.Equal((door, Door.Shut), (now.FsmRef, now.State));
        Assert.Equal(Door.Locked, Expect<Seen>().To);
        Assert.Equal(new FSMBase.Transition<Door>(door, Door.Shut, Door.Locked), Expect<FSMBase.Transition<Door>>());
        Assert.Equal(Door.Shut, Expect<Seen>().To);
        Assert.Equal(Door.Shut, Expect<FSMBase.Transition<Door>>().To);
        Inbox.Send(door, new FSMBase.UnsubscribeTransitionCallBack(Inbox.Receiver));
        Inbox.Send(door, "shut");
        Expect<Seen>();
        ExpectNothing();
    }

    [Fact]
    public void S60_a_states_time_ends_by_any_message()
    {
        IActorRef door = Start();

        Inbox.Send(door, "lock");
        Inbox.Send(door, "knock");

        // The answer stays without a time of its own: ForMax held until the next message alone.
        Assert.Equal(Door.Locked, Expect<Seen>().To);
        Assert.Equal("nobody", Expect<string>());
        Assert.Throws<TimeoutException>(() => Inbox.Receive(TimeSpan.FromMilliseconds(600)));
    }

    [Fact]
    public void S60_a_states_time_comes_as_StateTimeout()
    {
        IActorRef door = Start();

        Inbox.Send(door, "lock");

        Assert.Equal(Door.Locked, Expect<Seen>().To);
        Assert.Equal(Door.Shut, Expect<Seen>().To);
    }

    [Fact]
    public void S60_an_unknown_state_stops_with_Failure()
    {
        IActorRef door = Start();
        Inbox.Watch(door);

        Inbox.Send(door, "vanish");

        FSMBase.StopEvent<Door, Passed> stop = Expect<FSMBase.StopEvent<Door, Passed>>();
        Assert.Contains("Nowhere", Assert.IsType<FSMBase.Failure>(stop.Reason).Cause.ToString());
        Assert.Equal(door, Expect<Terminated>().ActorRef);
    }

    [Theory]
    [InlineData("end", typeof(FSMBase.Normal), 0)]
    [InlineData("break", typeof(FSMBase.Failure), -1)]
    public void S60_termination_runs_once_with_its_reason(string message, Type reason, int data)
    {
        IActorRef door = Start();
        Inbox.Watch(door);
        Inbox.Send(door, "open");
        Inbox.ReceiveWhere(one => one is Seen, Wait);

        Inbox.Send(door, message);

        FSMBase.StopEvent<Door, Passed> stop =
            (FSMBase.StopEvent<Door, Passed>)Inbox.ReceiveWhere(one => one is FSMBase.StopEvent<Door, Passed>, Wait);
        Assert.Equal((reason, Door.Open, data), (stop.Reason.GetType(), stop.TerminatedState, stop.StateData.Count));
        Inbox.ReceiveWhere(one => one is Terminated, Wait);
        Assert.DoesNotContain(Rest(), one => one is FSMBase.StopEvent<Door, Passed>);
    }

    [Fact]
    public void S60_a_stop_from_outside_is_Shutdown()
    {
        IActorRef door = Start();

        Sys.Stop(door);

        Assert.Same(FSMBase.Shutdown.Instance, Expect<FSMBase.StopEvent<Door, Passed>>().Reason);
    }

    [Fact]
    public void What_no_state_takes_goes_to_WhenUnhandled_and_stays()
    {
        IActorRef door = Start();

        Inbox.Send(door, "odd");
        Inbox.Send(door, "nonsense");
        Inbox.Send(door, "peek");

        Assert.Equal("odd in Shut", Expect<string>());
        Assert.Equal(0, Expect<int>());
    }

    private List<object> Rest()
    {
        List<object> rest = [];
        while (Inbox.ReceiveAsync(Silence).GetAwaiter().GetResult() is { } one and not Status.Failure)
        {
            rest.Add(one);
        }

        return rest;
    }
}
