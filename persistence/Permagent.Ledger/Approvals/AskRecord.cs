namespace Permagent.Ledger.Approvals;

/// <summary>An ask with the time of its answer (null = open) and whether an intent rests on it.</summary>
public sealed record AskRecord(ApprovalRow Row, DateTimeOffset? AnsweredAt, bool Used);
