namespace Permagent.Verify.Entries;

/// <summary>What became of an action: status (<see cref="Outcomes"/>), exit code, time, result, files, way
/// back.</summary>
public sealed record EntryEffect(
    string Status,
    int? Exit = null,
    long? Ms = null,
    Digest? ResultC = null,
    ImmutableArray<EntryArtifact>? Artifacts = null,
    string? Undo = null,
    Digest? Sandbox = null);
