namespace Permagent.Verify.Statements;

/// <summary>The way back: whether there is one, which, until when, and what it cannot take back.</summary>
public sealed record ReceiptUndo(
    bool Available, string? Id, string? Kind, string? Expires, ImmutableArray<string> CannotUndo);
