namespace Permagent.Kernel.Simulation;

/// <summary>Runs whole actor systems on one thread, under a seed and virtual time.</summary>
public static class Simulation
{
    /// <summary>Runs a scenario; it is over when its task has ended. The scenario itself runs on the thread.</summary>
    public static SimulationResult Run(ulong seed, SimulationOptions options, Func<SimulationContext, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scenario);
        using SimulationCore core = new(seed, options);
        return core.Run(scenario);
    }

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
}
