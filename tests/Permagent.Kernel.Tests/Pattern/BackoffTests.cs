#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Pattern;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Tests.Pattern;

public sealed class BackoffTests : CallingSystem
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private Props Child => Scripted.PropsFor(c =>
    {
        Log.Add("start");
        c.On<string>(text =>
        {
            switch (text)
            {
                case "stop":
                    c.Ctx.Stop(c.Self);
                    break;
                case "fail":
                    throw new InvalidOperationException("broken");
                case "report":
                    c.Ctx.Parent.Tell("for the boss");
                    break;
                default:
                    Log.Add(text);
                    break;
            }
        });
    });

    private BackoffOptions OnStop(double random = 0, int retries = -1) =>
        Backoff.OnStop(Child, "child", s_second, 4 * s_second, random, retries);

    private IActorRef Start(BackoffOptions options) => System.ActorOf(BackoffSupervisor.Props(options), "backoff");

    [Fact]
    public void S35_A_child_that_stops_starts_again_after_a_delay_that_doubles_up_to_the_longest()
    {
        IActorRef supervisor = Start(OnStop().WithManualReset());

        foreach (int delay in (int[])[1, 2, 4, 4])
        {
            supervisor.Tell("stop");
            Clock.Advance((delay * s_second) - TimeSpan.FromMilliseconds(1));
            AssertLog("start");
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        AssertLog("start");
    }

    [Fact]
    public void S35_Chance_makes_the_delay_longer_by_its_share_at_most()
    {
        BackoffOptions options = OnStop(random: 0.5);
        SeededRandom chance = new(1);

        TimeSpan[] delays = [.. Enumerable.Range(0, 200).Select(_ => options.DelayAfter(1, chance))];

        Assert.All(delays, delay => Assert.InRange(delay, 2 * s_second, 3 * s_second));
        Assert.True(delays.Max() - delays.Min() > 0.8 * s_second);
    }

    [Fact]
    public async Task S35_The_delays_begin_anew_after_a_time_without_failure()
    {
        IActorRef supervisor = Start(OnStop());
        supervisor.Tell("stop");
        Clock.Advance(s_second);
        Assert.Equal(1, await CountOf(supervisor));

        Clock.Advance(s_second);

        Assert.Equal(0, await CountOf(supervisor));
    }

    [Fact]
    public async Task S35_The_time_without_failure_can_be_set()
    {
        IActorRef supervisor = Start(OnStop().WithAutoReset(10 * s_second));
        supervisor.Tell("stop");
        Clock.Advance(s_second);

        Clock.Advance(9 * s_second);
        Assert.Equal(1, await CountOf(supervisor));
        Clock.Advance(s_second);

        Assert.Equal(0, await CountOf(supervisor));
    }

    [Fact]
    public async Task S35_A_reset_by_hand_waits_for_its_message()
    {
        IActorRef supervisor = Start(OnStop().WithManualReset());
        supervisor.Tell("stop");
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await CountOf(supervisor));

        supervisor.Tell(BackoffSupervisor.Reset.Instance);

        Assert.Equal(0, await CountOf(supervisor));
    }

    [Fact]
    public void S35_One_start_too_many_stops_the_supervisor()
    {
        IActorRef supervisor = Start(OnStop(retries: 1).WithManualReset());
        supervisor.Tell("stop");
        Clock.Advance(s_second);

        supervisor.Tell("stop");

        Assert.True(((LocalRef)supervisor).IsTerminated);
    }

    [Fact]
    public void S35_On_failure_a_restart_becomes_a_stop_a_delay_and_a_start()
    {
        IActorRef supervisor = Start(Backoff.OnFailure(Child, "child", s_second, 4 * s_second, 0, -1));
        AssertLog("start");

        supervisor.Tell("fail");
        AssertLog();
        Clock.Advance(s_second);

        AssertLog("start");
    }

    [Fact]
    public void S35_On_failure_a_child_that_stops_itself_ends_the_supervisor()
    {
        IActorRef supervisor = Start(Backoff.OnFailure(Child, "child", s_second, 4 * s_second, 0, -1));

        supervisor.Tell("stop");

        Assert.True(((LocalRef)supervisor).IsTerminated);
    }

    [Fact]
    public void S35_On_failure_the_strategy_of_the_options_decides()
    {
        BackoffOptions options = Backoff.OnFailure(Child, "child", s_second, 4 * s_second, 0, -1);
        IActorRef resumed = Start(options.WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        IActorRef stopped = System.ActorOf(BackoffSupervisor.Props(options.WithDefaultStoppingStrategy()));

        resumed.Tell("fail");
        resumed.Tell("still there");
        stopped.Tell("fail");

        AssertLog("start", "start", "still there");
        Assert.True(((LocalRef)stopped).IsTerminated);
    }

    [Fact]
    public void S35_Messages_while_there_is_no_child_are_answered_or_become_dead_letters()
    {
        List<DeadLetter> letters = Subscribe<DeadLetter>();
        IActorRef silent = Start(OnStop());
        IActorRef polite = System.ActorOf(BackoffSupervisor.Props(OnStop().WithReplyWhileStopped("later")));
        silent.Tell("stop");
        polite.Tell("stop");

        silent.Tell("lost");
        Probe.Send(polite, "hello");

        Assert.Equal("lost", Assert.Single(letters).Message);
        Probe.ExpectMsg("later");
    }

    [Fact]
    public void S35_The_final_message_is_passed_on_and_the_supervisor_stops_with_its_child()
    {
        IActorRef supervisor = Start(OnStop().WithFinalStopMessage(message => message is "stop"));

        supervisor.Tell("stop");
        Clock.Advance(TimeSpan.FromHours(1));

        AssertLog("start");
        Assert.True(((LocalRef)supervisor).IsTerminated);
    }

    [Fact]
    public void S35_What_the_child_tells_its_parent_reaches_the_parent_of_the_supervisor()
    {
        IActorRef supervisor = null;
        Act(a =>
        {
            supervisor = a.Ctx.ActorOf(BackoffSupervisor.Props(OnStop()));
            a.On<string>(text => Log.Add($"boss: {text}"));
        });

        supervisor.Tell("report");

        AssertLog("start", "boss: for the boss");
    }

    [Fact]
    public async Task S35_The_child_can_be_asked_for()
    {
        IActorRef supervisor = Start(OnStop());

        BackoffSupervisor.CurrentChild child =
            await supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance);

        Assert.Equal(supervisor.Path / "child", child.Ref.Path);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 1.5)]
    public void S35_Delays_that_are_no_range_are_refused(int min, int max, double random) =>
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(
            Backoff.OnStop(Child, "child", min * s_second, max * s_second, random, -1)));

    private static async Task<int> CountOf(IActorRef supervisor) =>
        (await supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count;
}
