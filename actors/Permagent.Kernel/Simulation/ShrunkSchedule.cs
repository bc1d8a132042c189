namespace Permagent.Kernel.Simulation;

/// <summary>What shrinking came to.</summary>
/// <param name="Schedule">The smallest schedule found; its run fails in the same way.</param>
/// <param name="Result">That run.</param>
/// <param name="Runs">How many runs it took.</param>
public sealed record ShrunkSchedule(SimulationSchedule Schedule, SimulationResult Result, int Runs);
