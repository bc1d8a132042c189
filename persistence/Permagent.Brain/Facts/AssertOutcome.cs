namespace Permagent.Brain.Facts;

/// <summary>What became of an asserted fact.</summary>
public enum AssertOutcome
{
    /// <summary>A new fact.</summary>
    Added,

    /// <summary>The same value was held: citations were added, the interval widened where needed.</summary>
    Widened,

    /// <summary>The value of the slot changed: the old one ends where the new one starts.</summary>
    Superseded,

    /// <summary>Nothing new.</summary>
    Same,

    /// <summary>Another value holds over the same time and the order is unknown: both stay.</summary>
    Conflicting,

    /// <summary>Not stored; the reason says why.</summary>
    Refused,
}
