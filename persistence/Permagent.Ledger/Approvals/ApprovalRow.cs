namespace Permagent.Ledger.Approvals;

/// <summary>An ask and its state: open, allow, deny, expired or cancelled; the entry of the answer once there is
/// one.</summary>
public sealed record ApprovalRow(
    long RequestSeq, Digest Digest, string State, long? AnswerSeq, DateTimeOffset Deadline);
