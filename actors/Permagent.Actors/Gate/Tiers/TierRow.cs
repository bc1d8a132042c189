namespace Permagent.Actors.Gate.Tiers;

/// <summary>One row of the tier table.</summary>
/// <param name="Class">Action class.</param>
/// <param name="Base">Its tier when nothing raises it.</param>
internal sealed record TierRow(string Class, Tier Base)
{
    /// <summary>Most things touched at once before the tier rises by one. Default: 10, the general raiser.</summary>
    public int ItemsMax { get; init; } = 10;

    /// <summary>Tier in a context that holds private data. Default: null, no change.</summary>
    public Tier? WithPrivate { get; init; }

    /// <summary>True when something reaches beyond this machine. Default: false.</summary>
    public bool Outside { get; init; }

    /// <summary>True when no agent may even ask for it: a person does it at a verb of their own. Default:
    /// false.</summary>
    public bool HumanOnly { get; init; }
}
