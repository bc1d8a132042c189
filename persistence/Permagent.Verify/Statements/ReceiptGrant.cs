namespace Permagent.Verify.Statements;

/// <summary>One grant that was drawn on: id, scope, uses left before and after.</summary>
public sealed record ReceiptGrant(string Id, string Scope, int UsesBefore, int UsesAfter);
