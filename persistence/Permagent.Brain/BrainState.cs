namespace Permagent.Brain;

/// <summary>Whether the Brain reads and writes.</summary>
public enum BrainState
{
    /// <summary>Reads and writes.</summary>
    Ok,

    /// <summary>Reads; writes are refused, for example on a full disk.</summary>
    ReadOnly,

    /// <summary>The file is damaged; it is left as it is.</summary>
    Damaged,

    /// <summary>Closed.</summary>
    Closed,
}
