namespace Permagent.Brain.Facts;

/// <summary>How a fact came about. The user's word outranks rules, rules outrank models.</summary>
public enum FactMethod
{
    /// <summary>The user said so.</summary>
    User,

    /// <summary>Seen in a file: a heading, date, link or open task.</summary>
    Observed,

    /// <summary>Extracted by a rule.</summary>
    Rules,
}
