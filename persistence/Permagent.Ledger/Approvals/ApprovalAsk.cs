namespace Permagent.Ledger.Approvals;

/// <summary>A question to a person: the <c>approval.request</c> entry with its action, until when, and the hash of the
/// card.</summary>
public sealed record ApprovalAsk(EntryDraft Request, DateTimeOffset Deadline, Digest Card);
