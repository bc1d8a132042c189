namespace Permagent.Verify.Keys;

/// <summary>The ask that an answer must fit: log, entry of the ask, digest and tier of the action.</summary>
public sealed record ApprovalAsked(LogOrigin Origin, long RequestSeq, Digest Digest, string Tier);
