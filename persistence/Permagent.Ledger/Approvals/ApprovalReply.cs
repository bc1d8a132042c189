namespace Permagent.Ledger.Approvals;

/// <summary>An answer: to which ask, about which action, allow, deny or cancelled, and the signed statement.</summary>
/// <param name="RequestSeq">Entry of the ask.</param>
/// <param name="Digest">Digest of the action as the person saw it.</param>
/// <param name="Outcome">allow, deny or cancelled (<see cref="Outcomes"/>).</param>
/// <param name="Envelope">The signed answer; null only for cancelled, or a no that nobody signed.</param>
/// <param name="By">Who answered.</param>
/// <param name="Reason">Why, in the person's words; null = none given.</param>
public sealed record ApprovalReply(
    long RequestSeq, Digest Digest, string Outcome, DsseEnvelope? Envelope, EntryActor By, string? Reason = null);
