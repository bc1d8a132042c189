namespace Permagent.Kernel.Hosting;

/// <summary>What runs the actors of a system.</summary>
public enum DispatcherKind
{
    /// <summary>The thread pool.</summary>
    ThreadPool,

    /// <summary>The thread that tells; for tests.</summary>
    CallingThread,

    /// <summary>A simulation; set by the simulation alone.</summary>
    Simulated,
}
