namespace Permagent.Verify.Statements;

/// <summary>Every path of the receipt is in one of the three lists, or under a start named there.</summary>
public sealed record ReceiptClaims(
    ImmutableArray<string> Observed, ImmutableArray<string> Asserted, ImmutableArray<string> NotChecked);
