namespace Permagent.Verify.Statements;

/// <summary>Hash of the rules in force and the strictest one that applied; null = none but the table.</summary>
public sealed record ReceiptPolicy(Digest Hash, string? StrictestRule = null);
