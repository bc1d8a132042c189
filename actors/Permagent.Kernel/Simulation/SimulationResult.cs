namespace Permagent.Kernel.Simulation;

/// <summary>What a simulated run came to.</summary>
/// <param name="Seed">The seed; the same seed gives the same run.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Hash">SHA-256 of the trace, lower-case hexadecimal.</param>
/// <param name="VirtualTime">Virtual time that has passed.</param>
/// <param name="Failure">What failed the run, or null.</param>
/// <param name="LastLines">The last lines of the trace, at most 50.</param>
/// <param name="ReplayCommand">The command that repeats the run.</param>
public sealed record SimulationResult(
    ulong Seed,
    long Steps,
    string Hash,
    TimeSpan VirtualTime,
    Exception? Failure,
    IReadOnlyList<string> LastLines,
    string ReplayCommand)
{
    /// <summary>Throws with seed, command and last lines if the run failed.</summary>
    /// <exception cref="SimulationFailedException">The run failed.</exception>
    public SimulationResult ThrowIfFailed() => Failure is null ? this : throw new SimulationFailedException(this);
}
