namespace Permagent.Verify.Statements;

/// <summary>Highest tier, count for each tier, labels seen, raisers that applied.</summary>
public sealed record ReceiptRisk(
    string HighestTier, ReceiptTiers Tiers, ImmutableArray<string> Labels, ImmutableArray<string> Raisers);
