namespace Permagent.Ledger.Approvals;

/// <summary>An answer that its goal must still be told about: id of the row, entry of the decision.</summary>
public sealed record OutboxRow(long Id, long Seq);
