#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Tests.Actor;

public sealed class LifeCycleTests : TestSystem
{
    [Fact]
    public void S01_Constructor_then_PreStart_then_messages()
    {
        IActorRef actor = Act(a =>
        {
            Probe.Tell("constructor");
            a.OnPreStart = () => Probe.Tell("PreStart");
            a.On<string>(text => Probe.Tell(text));
        });

        actor.Tell("message");

        Assert.Equal(["constructor", "PreStart", "message"], Probe.ReceiveN(3));
    }

    [Fact]
    public void S01_ActorOf_does_not_throw_when_the_constructor_does()
    {
        IActorRef actor = Act(_ => throw new InvalidOperationException("constructor"));

        Probe.Watch(actor);

        Probe.ExpectTerminated(actor);
    }

    [Fact]
    public void S02_Hooks_of_a_restart_and_a_stop_come_in_order()
    {
        IActorRef actor = Act(a =>
        {
            Probe.Tell("new");
            a.OnPreStart = () => Probe.Tell("PreStart");
            a.OnPostStop = () => Probe.Tell("PostStop");
            a.OnPreRestart = (reason, message) =>
            {
                Probe.Tell($"PreRestart {reason.Message} {message}");
                a.BasePreRestart(reason, message);
            };
            a.On<string>(text => throw new InvalidOperationException(text));
        });

        actor.Tell("bad");
        Assert.Equal(
            ["new", "PreStart", "PreRestart bad bad", "PostStop", "new", "PreStart"], Probe.ReceiveN(6));
        System.Stop(actor);

        Assert.Equal("PostStop", Probe.ExpectMsg<string>());
    }

    [Fact]
    public void S03_PreRestart_stops_the_children()
    {
        bool first = true;
        IActorRef actor = Act(a =>
        {
            if (first)
            {
                first = false;
                a.Ctx.ActorOf(Scripted.PropsFor(c => c.OnPostStop = () => Probe.Tell("child stopped")), "child");
            }

            a.On<string>(_ => throw new InvalidOperationException("x"));
            a.On<int>(_ => Probe.Tell(a.Ctx.Child("child").IsNobody()));
        });

        actor.Tell("fail");

        Assert.Equal("child stopped", Probe.ExpectMsg<string>());
        actor.Tell(1);
        Assert.True(Probe.ExpectMsg<bool>());
    }

    [Fact]
    public void S05_Only_the_failed_message_is_lost()
    {
        IActorRef actor = Act(a =>
        {
            a.OnPreRestart = (_, message) => Probe.Tell($"lost {message}");
            a.On<int>(n =>
            {
                if (n == 5)
                {
                    throw new InvalidOperationException("five");
                }

                Probe.Tell(n);
            });
        });

        foreach (int n in Enumerable.Range(0, 10))
        {
            actor.Tell(n);
        }

        Assert.Equal([0, 1, 2, 3, 4, "lost 5", 6, 7, 8, 9], Probe.ReceiveN(10));
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S06_A_restart_clears_behaviours_and_timers_but_keeps_watches()
    {
        IActorRef watched = Act(_ => { });
        bool first = true;
        IActorRef actor = Act(a =>
        {
            if (first)
            {
                first = false;
                a.Ctx.Watch(watched);
                a.OnPreStart = () => a.Timers.StartSingleTimer("k", "late", TimeSpan.FromSeconds(1));
            }

            a.On<string>(text => Probe.Tell(text));
            a.On<int>(_ => a.Turn(() => a.OnAny(_ => throw new InvalidOperationException("other behaviour"))));
            a.On<Terminated>(t => Probe.Tell(t.ActorRef));
        });

        actor.Tell(1);
        actor.Tell("fails");
        actor.Tell("handled by the first behaviour");

        Probe.ExpectMsg("handled by the first behaviour");
        Clock.Advance(TimeSpan.FromSeconds(2));
        Probe.ExpectNoMsg();
        System.Stop(watched);
        Probe.ExpectMsg(watched);
    }

    [Fact]
    public void S07_Children_live_on_when_PreRestart_does_not_stop_them_and_are_restarted()
    {
        IActorRef actor = Act(a =>
        {
            a.OnPreRestart = (_, _) => { };
            if (a.Ctx.Child("child").IsNobody())
            {
                a.Ctx.ActorOf(
                    Scripted.PropsFor(c =>
                    {
                        c.OnPreRestart = (_, _) => Probe.Tell("child restarts");
                        c.On<string>(text => Probe.Tell($"child got {text}"));
                    }),
                    "child");
            }

            a.On<string>(_ => throw new InvalidOperationException("x"));
            a.On<int>(_ => a.Ctx.Child("child").Tell("hello"));
        });

        actor.Tell("fail");
        actor.Tell(1);

        Probe.ExpectMsg("child restarts");
        Probe.ExpectMsg("child got hello");
    }

    [Fact]
    public void S09_PoisonPill_acts_in_the_order_of_the_queue()
    {
        IActorRef actor = Act(a => a.On<string>(text => Probe.Tell(text)));
        Probe.Watch(actor);

        actor.Tell("before");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("after");

        Probe.ExpectMsg("before");
        Probe.ExpectTerminated(actor);
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S09_Stop_overtakes_queued_messages()
    {
        using ManualResetEventSlim gate = new();
        IActorRef actor = Act(a => a.On<string>(text =>
        {
            Probe.Tell(text);
            gate.Wait(Wait);
        }));
        Probe.Watch(actor);
        actor.Tell("first");
        Probe.ExpectMsg("first");

        actor.Tell("second");
        System.Stop(actor);
        gate.Set();

        Probe.ExpectTerminated(actor);
    }

    [Fact]
    public void S09_Kill_makes_the_parent_decide_and_it_stops_the_actor()
    {
        Act(a =>
        {
            a.Supervise(new OneForOneStrategy(cause =>
            {
                Probe.Tell(cause);
                return SupervisorStrategy.DefaultDecider.Decide(cause);
            }));
            Probe.Tell(a.Ctx.ActorOf(Scripted.PropsFor(_ => { })));
        });
        IActorRef actor = Probe.ExpectMsg<IActorRef>();
        Probe.Watch(actor);

        actor.Tell(Kill.Instance);

        Probe.ExpectMsg<ActorKilledException>();
        Probe.ExpectTerminated(actor);
    }

    [Fact]
    public void S10_Children_stop_before_their_parent_and_an_exception_of_PostStop_is_only_logged()
    {
        System.EventStream.Subscribe<Error>(Probe);
        IActorRef actor = Act(a =>
        {
            a.OnPostStop = () =>
            {
                Probe.Tell("parent");
                throw new InvalidOperationException("PostStop");
            };
            a.Ctx.ActorOf(Scripted.PropsFor(c => c.OnPostStop = () => Probe.Tell("child")));
        });
        Probe.Watch(actor);

        System.Stop(actor);

        Probe.ExpectMsg("child");
        Probe.ExpectMsg("parent");
        Assert.Equal("PostStop", Probe.ExpectMsg<Error>().Cause.Message);
        Probe.ExpectTerminated(actor);
    }

    [Fact]
    public void S11_Stopping_a_dead_actor_has_no_effect()
    {
        IActorRef actor = Act(_ => { });
        Probe.Watch(actor);
        System.Stop(actor);
        Probe.ExpectTerminated(actor);

        System.Stop(actor);

        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S12_Messages_to_an_actor_that_waits_for_its_children_become_dead_letters()
    {
        using ManualResetEventSlim gate = new();
        IActorRef actor = Act(a =>
        {
            a.Ctx.ActorOf(Scripted.PropsFor(c => c.OnPostStop = () =>
            {
                Probe.Tell("child stops");
                gate.Wait(Wait);
            }));
            a.On<string>(text => Probe.Tell(text));
        });
        System.EventStream.Subscribe<DeadLetter>(Probe);
        System.Stop(actor);
        Probe.ExpectMsg("child stops");

        actor.Tell("held");
        gate.Set();

        Assert.Equal("held", Probe.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void S13_No_children_while_terminating()
    {
        IActorRef actor = Act(a =>
        {
            a.Ctx.ActorOf(Scripted.PropsFor(_ => { }));
            a.OnPostStop = () =>
            {
                try
                {
                    a.Ctx.ActorOf(Scripted.PropsFor(_ => { }));
                }
                catch (InvalidOperationException refused)
                {
                    Probe.Tell(refused);
                }
            };
        });

        System.Stop(actor);

        Probe.ExpectMsg<InvalidOperationException>();
    }
}
