using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>The hashes of a thing by algorithm; ours is always SHA-256.</summary>
public sealed record DigestSet([property: JsonPropertyName("sha256")] Digest Sha256);
