#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Actor;

public sealed class SupervisionTests : TestSystem
{
    private static readonly string[] s_names = ["one", "two"];

    public SupervisionTests()
        : base(options => options with { UserStrategy = Rules })
    {
    }

    private static UserStrategy Rules => new()
    {
        ByName = ImmutableDictionary<string, ChildRule>.Empty
            .Add("delayed", new ChildRule
            {
                Delay = new RestartDelay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), Jitter: 0),
            })
            .Add("twice", new ChildRule { RestartsMax = 2, Window = TimeSpan.FromMinutes(1) })
            .Add("fatal", new ChildRule { Decide = _ => Directive.Escalate }),
    };

    private static Props FailsWith(string text) =>
        Scripted.PropsFor(c => c.On<string>(_ => throw new InvalidOperationException(text)));

    [Fact]
    public void S27_The_default_decider_stops_for_creation_kill_and_death_pact_and_restarts_for_the_rest()
    {
        IDecider decider = SupervisorStrategy.DefaultDecider;

        Assert.Equal(Directive.Stop, decider.Decide(new ActorInitializationException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorKilledException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new DeathPactException(Probe)));
        Assert.Equal(Directive.Restart, decider.Decide(new InvalidOperationException("x")));
    }

    [Fact]
    public void S28_A_failing_constructor_reaches_the_parent_as_ActorInitializationException()
    {
        IActorRef child = null;
        Act(a =>
        {
            a.Supervise(new OneForOneStrategy(cause =>
            {
                Probe.Tell(cause);
                return Directive.Stop;
            }));
            child = a.Ctx.ActorOf(Scripted.PropsFor(_ => throw new InvalidOperationException("inner")), "child");
        });

        ActorInitializationException failure = Probe.ExpectMsg<ActorInitializationException>();

        Assert.Equal("inner", failure.InnerException.Message);
        Assert.Equal(child, failure.Actor);
    }

    [Fact]
    public void S28_A_failing_PostRestart_is_a_PostRestartException()
    {
        bool first = true;
        Act(a =>
        {
            a.Supervise(new OneForOneStrategy(cause =>
            {
                Probe.Tell(cause);
                return cause is PostRestartException ? Directive.Stop : Directive.Restart;
            }));
            IActorRef child = a.Ctx.ActorOf(Scripted.PropsFor(c =>
            {
                c.OnPostRestart = _ => throw new InvalidOperationException("PostRestart");
                c.On<string>(text => throw new InvalidOperationException(text));
            }));
            if (first)
            {
                first = false;
                child.Tell("first failure");
            }
        });

        Probe.ExpectMsg<InvalidOperationException>();
        PostRestartException failure = Probe.ExpectMsg<PostRestartException>();
        Assert.Equal("first failure", failure.OriginalCause.Message);
    }

    [Fact]
    public void S29_A_decider_that_throws_fails_the_supervisor()
    {
        IActorRef parent = Act(a =>
        {
            a.Supervise(new OneForOneStrategy(_ => throw new NotSupportedException("decider")));
            IActorRef child = a.Ctx.ActorOf(FailsWith("x"));
            a.OnPreRestart = (reason, _) => Probe.Tell(reason.Message);
            a.On<string>(child.Tell);
        });

        parent.Tell("fail");

        Probe.ExpectMsg("decider");
    }

    [Fact]
    public void S30_Escalate_fails_the_supervisor_with_the_cause_of_the_child()
    {
        IActorRef parent = Act(a =>
        {
            a.Supervise(new OneForOneStrategy(_ => Directive.Escalate));
            IActorRef child = a.Ctx.ActorOf(FailsWith("child"));
            a.OnPreRestart = (reason, message) =>
            {
                Probe.Tell((reason.Message, message));
                a.BasePreRestart(reason, message);
            };
            a.On<string>(child.Tell);
            a.On<int>(n => Probe.Tell(n));
        });

        parent.Tell("fail");
        Probe.ExpectMsg(("child", (object)null));
        parent.Tell(1);

        Probe.ExpectMsg(1);
    }

    [Fact]
    public void S30_Resume_goes_on_with_the_same_instance()
    {
        IActorRef parent = Act(a =>
        {
            a.Supervise(new OneForOneStrategy(_ => Directive.Resume));
            IActorRef child = a.Ctx.ActorOf(Scripted.PropsFor(c =>
            {
                int handled = 0;
                c.On<string>(text =>
                {
                    handled++;
                    if (text == "fail")
                    {
                        throw new InvalidOperationException("x");
                    }

                    Probe.Tell(handled);
                });
            }));
            a.On<string>(child.Tell);
        });

        parent.Tell("fail");
        parent.Tell("go on");

        Probe.ExpectMsg(2);
    }

    [Theory]
    [InlineData(0, 1_000, new[] { false })]
    [InlineData(-1, 0, new[] { true, true, true, true })]
    [InlineData(2, 0, new[] { true, true, false })]
    [InlineData(-1, 1_000, new[] { true, false })]
    public void S31_Retries_and_window(int retries, int milliseconds, bool[] expected)
    {
        ChildRestartStats stats = new(null, Clock);

        bool[] allowed = [.. expected.Select(_ => stats.RequestRestartPermission(retries, milliseconds))];

        Assert.Equal(expected, allowed);
    }

    [Fact]
    public void S31_The_window_opens_anew_after_it_has_passed()
    {
        ChildRestartStats stats = new(null, Clock);
        Assert.True(stats.RequestRestartPermission(2, 1_000));
        Clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.True(stats.RequestRestartPermission(2, 1_000));
        Assert.False(stats.RequestRestartPermission(2, 1_000));

        Clock.Advance(TimeSpan.FromMilliseconds(200));

        Assert.True(stats.RequestRestartPermission(2, 1_000));
    }

    [Fact]
    public void S32_All_for_one_restarts_every_child()
    {
        IActorRef parent = Act(a =>
        {
            a.Supervise(new AllForOneStrategy(_ => Directive.Restart));
            foreach (string name in s_names)
            {
                a.Ctx.ActorOf(
                    Scripted.PropsFor(c =>
                    {
                        c.OnPreRestart = (_, _) => Probe.Tell(name);
                        c.On<string>(text => throw new InvalidOperationException(text));
                        c.On<int>(n => Probe.Tell(n));
                    }),
                    name);
            }

            a.On<string>(text => a.Ctx.Child("one").Tell(text));
            a.On<int>(n => a.Ctx.Child("two").Tell(n));
        });

        parent.Tell("fail");

        Assert.Equal(["one", "two"], Probe.ReceiveN(2).Order());
        parent.Tell(7);
        Probe.ExpectMsg(7);
    }

    [Fact]
    public void S33_A_restart_is_logged_as_an_error_with_the_path_of_the_child()
    {
        System.EventStream.Subscribe<Error>(Probe);
        IActorRef actor = Act(a => a.On<string>(text => throw new InvalidOperationException(text)), "child");

        actor.Tell("broken");

        Error error = Probe.ExpectMsg<Error>();
        Assert.Equal("broken", error.Cause.Message);
        Assert.Equal("akka://test/user/child", error.LogSource);
    }

    [Fact]
    public async Task S36_Escalation_at_user_ends_the_system()
    {
        IActorRef actor = Act(a => a.On<string>(text => throw new InvalidOperationException(text)), "fatal");

        actor.Tell("fatal");

        await System.WhenTerminated.WaitAsync(Wait);
        Assert.Equal("fatal", ((ActorSystemImpl)System).FailureOfGuardian.Message);
    }

    [Fact]
    public void A_delayed_restart_keeps_the_mailbox_and_doubles_up_to_its_limit()
    {
        IActorRef actor = Act(
            a =>
            {
                a.OnPostRestart = _ => Probe.Tell("restarted");
                a.On<string>(text => throw new InvalidOperationException(text));
                a.On<int>(n => Probe.Tell(n));
            },
            "delayed");
        System.EventStream.Subscribe<Error>(Probe);

        foreach (int seconds in new[] { 1, 2, 4, 4 })
        {
            actor.Tell("fail");
            actor.Tell(seconds);
            Probe.ExpectMsg<Error>();
            WaitForTimer();
            Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            Probe.ExpectMsg("restarted");
            Probe.ExpectMsg(seconds);
        }
    }

    [Fact]
    public void Too_many_restarts_of_a_named_child_stop_it()
    {
        IActorRef actor = Act(a => a.On<string>(text => throw new InvalidOperationException(text)), "twice");
        Probe.Watch(actor);

        actor.Tell("1");
        actor.Tell("2");
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        actor.Tell("3");

        Probe.ExpectTerminated(actor);
    }

    private void WaitForTimer() => Assert.True(SpinWait.SpinUntil(
        () => ((ActorSystemImpl)System).SchedulerImpl.Waiting > 0, Wait));
}
