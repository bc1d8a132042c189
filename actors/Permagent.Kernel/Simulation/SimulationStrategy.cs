namespace Permagent.Kernel.Simulation;

/// <summary>How a simulation picks what runs next.</summary>
public enum SimulationStrategy
{
    /// <summary>Each of what is runnable with the same chance.</summary>
    Uniform,

    /// <summary>The one of the highest random priority; at two random steps the one in front falls back. Finds what
    /// needs up to three events in one order.</summary>
    /// <remarks>Probabilistic concurrency testing by Burckhardt and others (2010), depth 3.</remarks>
    Priority,

    /// <summary>The one that has been runnable for longest.</summary>
    Fifo,
}
