namespace Permagent.Kernel.Simulation;

/// <summary>Runs whole actor systems on one thread, under a seed and virtual time.</summary>
public static class Simulation
{
    /// <summary>Stands in a schedule for a choice's default: the first runnable, a full batch, no fault.</summary>
    public const long DefaultDecision = Decisions.Default;

    /// <summary>Runs a scenario; it is over when its task has ended. The scenario itself runs on the thread.</summary>
    public static SimulationResult Run(ulong seed, SimulationOptions options, Func<SimulationContext, Task> scenario) =>
        Run(seed, options, scenario, schedule: null);

    /// <summary>Runs a scenario, then all that is runnable after it; timers in the future are not waited for.</summary>
    public static SimulationResult Run(ulong seed, SimulationOptions options, Action<SimulationContext> scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Run(seed, options, context =>
        {
            scenario(context);
            return context.RunUntilIdleAsync();
        });
    }

    /// <summary>Runs a scenario by a schedule: the same decisions, then defaults.</summary>
    public static SimulationResult Replay(
        SimulationSchedule schedule, SimulationOptions options, Func<SimulationContext, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Run(schedule.Seed, options, scenario, schedule.Decisions);
    }

    /// <summary>Makes the schedule of a failed run as small as it gets while the run fails in the same way.</summary>
    /// <exception cref="ArgumentException">The schedule's run does not fail.</exception>
    public static ShrunkSchedule Shrink(
        SimulationSchedule schedule, SimulationOptions options, Func<SimulationContext, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new Shrinker(schedule, options, scenario).Shrink();
    }

    private static SimulationResult Run(
        ulong seed,
        SimulationOptions options,
        Func<SimulationContext, Task> scenario,
        IReadOnlyList<long>? schedule)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scenario);
        using SimulationCore core = new(seed, options, schedule);
        return core.Run(scenario);
    }
}
