namespace Permagent.Verify.Formats;

/// <summary>Size and root of a log at one moment.</summary>
public sealed record MerkleHead(long Size, Digest Root);
