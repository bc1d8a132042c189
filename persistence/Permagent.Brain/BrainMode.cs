namespace Permagent.Brain;

/// <summary>Who executes a call.</summary>
public enum BrainMode
{
    /// <summary>Writes run on the Brain's own thread behind a bounded queue; reads on the caller's thread.</summary>
    Threaded,

    /// <summary>Everything runs on the calling thread and has completed on return: for the simulation.</summary>
    Inline,
}
