namespace Permagent.Verify.Entries;

/// <summary>What was decided (<see cref="Outcomes"/>), by which rule, grant or approval; the envelope is base64
/// DSSE.</summary>
public sealed record EntryDecision(
    string Outcome,
    string? Reason = null,
    string? Rule = null,
    Digest? Policy = null,
    string? Grant = null,
    long? ApprovalSeq = null,
    string? Envelope = null);
