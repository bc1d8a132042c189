namespace Permagent.Actors.Gate.Tiers;

/// <summary>One reason to treat an action as riskier than its class.</summary>
/// <param name="Name">As written in entries and on cards.</param>
/// <param name="Rise">Gives the tier after it, never lower than the one before.</param>
internal sealed record Raiser(string Name, Func<Tier, TierRow, TierQuestion, Tier> Rise);
