namespace Permagent.Verify.Statements;

/// <summary>A step to a stronger model: from, to, why, and whether it helped (null = cannot be said).</summary>
public sealed record ReceiptEscalation(string From, string To, string Reason, bool? Helped);
