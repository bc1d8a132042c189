namespace Permagent.Actors.Gate.Tiers;

/// <summary>The tier of one action and why.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Row">The row that matched.</param>
/// <param name="RaisedBy">Names of the raisers that hit, in the order tried.</param>
internal sealed record TierDecision(Tier Tier, TierRow Row, ImmutableArray<string> RaisedBy)
{
    /// <summary>True when a person must answer first. There are no grants by class in this version: a folder that is
    /// granted for writing has a class of its own.</summary>
    public bool Asks => Tier is Tier.T2 or Tier.T3;

    /// <summary>The rule in words, for card and entry.</summary>
    public string Words => RaisedBy.IsEmpty
        ? $"{Row.Class}: {Row.Base}"
        : $"{Row.Class}: {Row.Base}, raised to {Tier} by {string.Join(", ", RaisedBy)}";
}
