namespace Permagent.Kernel.Simulation;

/// <summary>Limits and faults of a simulated run.</summary>
public sealed record SimulationOptions
{
    /// <summary>The scenario's name, for the replay command. Default: <c>scenario</c>.</summary>
    public string Name { get; init; } = "scenario";

    /// <summary>How the next to run is picked. Default: each with the same chance.</summary>
    public SimulationStrategy Strategy { get; init; } = SimulationStrategy.Uniform;

    /// <summary>Most steps; one more fails the run as a live-lock. Default: 10 million.</summary>
    public long StepsMax { get; init; } = 10_000_000;

    /// <summary>Steps among which the change points of <see cref="SimulationStrategy.Priority"/> lie. Default: 500,
    /// what a small scenario takes.</summary>
    public long StepsExpected { get; init; } = 500;

    /// <summary>Ends the run, as failed, before the step of this number. Default: null, never.</summary>
    public long? UntilStep { get; init; }

    /// <summary>Most time one step may take, by decision. Default: 5 ms.</summary>
    public TimeSpan StepTimeMax { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Where virtual time starts. Default: 1 January 2026, midnight UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Chance of a node's crash before each step, 0 to 1. Default: 0.</summary>
    public double CrashProbability { get; init; }

    /// <summary>Crashes one node before the step of this number. Default: null, never.</summary>
    public long? CrashAtStep { get; init; }

    /// <summary>Longest time, by decision, until a node that crashed so starts again. Default: 1 s.</summary>
    public TimeSpan RestartAfterMax { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Faults inside the nodes. Default: none.</summary>
    public SimulationFaults Faults { get; init; } = new();

    /// <summary>Called before each step with its number, on the simulation's thread. Default: null, nobody.
    /// </summary>
    public Action<SimulationContext, long>? OnStep { get; init; }

    /// <summary>Called with each line of the trace. Default: null, nobody.</summary>
    public Action<string>? OnTrace { get; init; }
}
