namespace Permagent.Verify.Statements;

/// <summary>One acceptance criterion: commitment to its text, and its checks or the reason why there is none.</summary>
public sealed record ReceiptCriterion(
    string Id, Digest TextC, ImmutableArray<string> Checks, ReceiptNotChecked? NotChecked = null);
