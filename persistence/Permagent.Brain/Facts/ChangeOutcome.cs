namespace Permagent.Brain.Facts;

/// <summary>What became of a change.</summary>
public enum ChangeOutcome
{
    /// <summary>Done and on disk.</summary>
    Done,

    /// <summary>It was so already; nothing changed.</summary>
    Same,

    /// <summary>The id is unknown.</summary>
    Unknown,

    /// <summary>Not allowed; the reason says why, Blocking what stands in the way.</summary>
    Refused,

    /// <summary>The writer's queue is full; try again.</summary>
    Busy,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The database is damaged.</summary>
    Damaged,
}
