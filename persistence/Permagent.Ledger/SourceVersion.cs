namespace Permagent.Ledger;

/// <summary>Where an entry comes from: stream and version in another file, and the digest of what was there.</summary>
public sealed record SourceVersion(string Stream, long Version, Digest Digest);
