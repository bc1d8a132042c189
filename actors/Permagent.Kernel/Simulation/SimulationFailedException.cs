namespace Permagent.Kernel.Simulation;

/// <summary>A simulated run failed; the text says how to repeat it.</summary>
public sealed class SimulationFailedException(SimulationResult result) : Exception(TextOf(result), result?.Failure)
{
    private static string TextOf(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return $"Seed 0x{result.Seed:x}, after {result.Steps} steps: {result.Failure?.Message}\n"
            + $"Again: {result.ReplayCommand}\n{string.Join('\n', result.LastLines)}";
    }
}
