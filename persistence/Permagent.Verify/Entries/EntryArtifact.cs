using System.Text.Json.Serialization;

namespace Permagent.Verify.Entries;

/// <summary>A file that an action made: its name as a commitment, its hash, or a commitment to it when it is
/// private.</summary>
public sealed record EntryArtifact(
    Digest NameC,
    [property: JsonPropertyName("sha256")] Digest? Sha256 = null,
    [property: JsonPropertyName("sha256_c")] Digest? Sha256C = null);
