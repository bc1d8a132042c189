namespace Permagent.Verify.Statements;

/// <summary>One answer: to which action, at which tier, what, by which key and method, in which entry.</summary>
public sealed record ReceiptApproval(
    Digest Digest, string Tier, string Answer, Digest KeyId, string Method, bool Presence, long Seq);
