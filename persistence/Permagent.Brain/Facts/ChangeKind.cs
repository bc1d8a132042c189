namespace Permagent.Brain.Facts;

/// <summary>Kinds of change records.</summary>
public enum ChangeKind
{
    /// <summary>Something was stored.</summary>
    Assert,

    /// <summary>A value took another's place.</summary>
    Supersede,

    /// <summary>A value was wrong.</summary>
    Correct,

    /// <summary>A fact was withdrawn.</summary>
    Retract,

    /// <summary>A pin was set or taken off.</summary>
    Pin,

    /// <summary>Moved to the bin.</summary>
    Bin,

    /// <summary>Brought back from the bin.</summary>
    Restore,

    /// <summary>Another change was undone.</summary>
    Undo,

    /// <summary>A batch was read from a source.</summary>
    Import,
}
