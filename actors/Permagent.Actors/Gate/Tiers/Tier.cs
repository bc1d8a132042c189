namespace Permagent.Actors.Gate.Tiers;

/// <summary>Risk tiers, as written in entries (trust.md section 9).</summary>
public enum Tier
{
    /// <summary>Reads only.</summary>
    T0,

    /// <summary>Local and reversible: done and recorded.</summary>
    T1,

    /// <summary>Leaves the sandbox, costs, or is hard to undo: a person is asked.</summary>
    T2,

    /// <summary>Irreversible, in the person's name, or about security: a person is asked, with presence.</summary>
    T3,

    /// <summary>Never by the agent.</summary>
    T4,
}
