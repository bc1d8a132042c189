#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Actor;

public sealed class ShutdownTests : CallingSystem
{
    private const string Strict = CoordinatedShutdown.PhaseServiceUnbind;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public ShutdownTests()
        : base(options => options with { CoordinatedShutdown = WithStrict(new()) })
    {
    }

    private CoordinatedShutdown Shutdown => CoordinatedShutdown.Get(System);

    // The usual phases, of which one does not recover.
    private static CoordinatedShutdownOptions WithStrict(CoordinatedShutdownOptions usual) => usual with
    {
        Phases = usual.Phases.SetItem(Strict, new ShutdownPhase(
            [CoordinatedShutdown.PhaseBeforeServiceUnbind], s_second, Recover: false)),
    };

    private void Add(string phase, string name, Action work = null) => Shutdown.AddTask(phase, name, () =>
    {
        Log.Add(name);
        work?.Invoke();
        return Task.FromResult(Done.Instance);
    });

    private Task<Done> Run(string first = null) => Shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, first);

    [Fact]
    public async Task S63_Phases_run_in_their_order_and_end_the_system()
    {
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "last");
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");
        Add(CoordinatedShutdown.PhaseServiceStop, "middle");

        await Run().WaitAsync(Wait);

        AssertLog("first", "middle", "last");
        Assert.True(System.WhenTerminated.IsCompletedSuccessfully);
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, Shutdown.ShutdownReason);
    }

    [Fact]
    public async Task S63_A_run_can_begin_at_a_phase()
    {
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");
        Add(CoordinatedShutdown.PhaseServiceStop, "middle");

        await Run(CoordinatedShutdown.PhaseServiceStop).WaitAsync(Wait);

        AssertLog("middle");
    }

    [Fact]
    public async Task S63_Tasks_of_one_phase_run_together_and_the_next_waits_for_all()
    {
        TaskCompletionSource<Done> held = new();
        Shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "held", () => held.Task);
        Add(CoordinatedShutdown.PhaseServiceStop, "beside");
        Add(CoordinatedShutdown.PhaseClusterLeave, "next");

        Task<Done> run = Run();
        AssertLog("beside");
        held.SetResult(Done.Instance);
        await run.WaitAsync(Wait);

        AssertLog("next");
    }

    [Fact]
    public async Task S63_A_failed_or_late_task_is_passed_over()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "failed", () => throw new IOException("disk"));
        Shutdown.AddTask(CoordinatedShutdown.PhaseClusterLeave, "late", () => new TaskCompletionSource<Done>().Task);
        Add(CoordinatedShutdown.PhaseClusterShutdown, "next");

        Task<Done> run = Run();
        Clock.Advance(5 * s_second - TimeSpan.FromMilliseconds(1));
        AssertLog("failed");
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        await run.WaitAsync(Wait);
        AssertLog("next");
    }

    [Fact]
    public async Task S63_A_phase_that_does_not_recover_ends_the_run()
    {
        Add(Strict, "failed", () => throw new IOException("disk"));
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "never");

        await Assert.ThrowsAsync<IOException>(() => Run().WaitAsync(Wait));

        AssertLog("failed");
        Assert.False(System.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task S63_A_phase_that_does_not_recover_ends_the_run_when_it_is_late()
    {
        Shutdown.AddTask(Strict, "late", () => new TaskCompletionSource<Done>().Task);

        Task<Done> run = Run();
        Clock.Advance(s_second);

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => run.WaitAsync(Wait));
        Assert.Contains($"[{Strict}]", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S63_A_second_run_is_the_first() => Assert.Same(Run(), Run());

    [Fact]
    public void S63_Unknown_phases_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => Add("no such phase", "x"));
        Assert.Throws<ArgumentException>(() => Shutdown.Timeout("no such phase"));
        Assert.Equal(5 * s_second, Shutdown.Timeout(CoordinatedShutdown.PhaseServiceStop));
        Assert.Equal(10 * s_second, Shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate));
        Assert.Equal(71 * s_second, Shutdown.TotalTimeout);
    }

    [Fact]
    public void S63_Phases_in_a_circle_are_refused()
    {
        ImmutableDictionary<string, ShutdownPhase> phases = ImmutableDictionary<string, ShutdownPhase>.Empty
            .Add("a", new(["b"]))
            .Add("b", new(["a"]));

        Assert.Throws<ArgumentException>(() => PhaseOrder.Of(phases));
    }

    [Fact]
    public async Task S63_Terminate_runs_the_phases()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "stop");

        await System.Terminate().WaitAsync(Wait);

        AssertLog("stop");
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, Shutdown.ShutdownReason);
    }

    [Fact]
    public async Task S63_Terminate_ends_the_system_even_when_a_phase_ends_the_run()
    {
        Add(Strict, "failed", () => throw new IOException("disk"));

        await System.Terminate().WaitAsync(Wait);

        AssertLog("failed");
    }

    [Fact]
    public void S63_The_end_of_the_process_runs_the_phases()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "stop");

        Shutdown.RunAtProcessExit();

        AssertLog("stop");
        Assert.Same(CoordinatedShutdown.ClrExitReason.Instance, Shutdown.ShutdownReason);
    }

    [Fact]
    public void S62_No_actor_starts_and_no_callback_is_taken_after_the_end()
    {
        Assert.Same(System.Terminate(), System.Terminate());

        Assert.Throws<InvalidOperationException>(() => System.ActorOf(Props.Empty));
        Assert.Throws<InvalidOperationException>(() => System.RegisterOnTermination(() => { }));
        Assert.Throws<SchedulerException>(() => System.Scheduler.Advanced.ScheduleOnce(1, () => { }));
    }
}
