namespace Permagent.Verify.Statements;

/// <summary>When the task was opened and closed, RFC 3339.</summary>
public sealed record ReceiptPeriod(string Opened, string Closed);
