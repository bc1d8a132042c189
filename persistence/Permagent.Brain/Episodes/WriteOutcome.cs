namespace Permagent.Brain.Episodes;

/// <summary>What became of a write.</summary>
public enum WriteOutcome
{
    /// <summary>Stored and on disk.</summary>
    Added,

    /// <summary>It was there already; nothing changed.</summary>
    Same,

    /// <summary>Not stored: the draft is wrong; the reason says how.</summary>
    Refused,

    /// <summary>Not stored: the writer's queue is full; try again.</summary>
    Busy,

    /// <summary>Not stored: the disk is full; recall still works.</summary>
    Full,

    /// <summary>Not stored: the database is damaged.</summary>
    Damaged,
}
