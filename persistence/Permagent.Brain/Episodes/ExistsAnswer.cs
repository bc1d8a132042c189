namespace Permagent.Brain.Episodes;

/// <summary>Whether something is stored.</summary>
public enum ExistsAnswer
{
    /// <summary>It is.</summary>
    Stored,

    /// <summary>It is not; said only by a healthy Brain.</summary>
    NotStored,

    /// <summary>Cannot be said: the Brain is damaged or closed.</summary>
    Unknown,
}
