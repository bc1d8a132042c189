namespace Permagent.Kernel.Simulation;

/// <summary>What a simulated run came to.</summary>
/// <param name="Schedule">The run's name, seed and every decision in it.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Hash">SHA-256 of the trace, lower-case hexadecimal.</param>
/// <param name="VirtualTime">Virtual time that has passed.</param>
/// <param name="Failure">What failed the run, or null.</param>
/// <param name="LastLines">The last lines of the trace, at most 50.</param>
public sealed record SimulationResult(
    SimulationSchedule Schedule,
    long Steps,
    string Hash,
    TimeSpan VirtualTime,
    Exception? Failure,
    IReadOnlyList<string> LastLines)
{
    /// <summary>The seed; the same seed gives the same run.</summary>
    public ulong Seed => Schedule.Seed;

    /// <summary>The command that repeats the run.</summary>
    public string ReplayCommand => $"./test sim {Schedule.Name} --seed 0x{Seed:x}";

    /// <summary>Throws with seed, command and last lines if the run failed.</summary>
    /// <exception cref="SimulationFailedException">The run failed.</exception>
    public SimulationResult ThrowIfFailed() => Failure is null ? this : throw new SimulationFailedException(this);
}
