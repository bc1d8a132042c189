using System.Text.Json.Serialization;

namespace Permagent.Tools.Undo;

/// <summary>What an effect replaced: the manifest of one folder of the undo store. Written before the first change, so
/// it tells the state before even when the effect was cut off.</summary>
/// <param name="V">Version of the form: 1.</param>
/// <param name="Id">Undo id, <c>u12</c>.</param>
/// <param name="Digest">Hex action digest of the effect; a redo is known by it.</param>
/// <param name="What">One line for people.</param>
/// <param name="At">When it was kept.</param>
/// <param name="Files">Files, sorted by path.</param>
/// <param name="Folders">Folders that the effect made, outermost first.</param>
internal sealed record UndoRecord(
    int V, string Id, string Digest, string What, DateTimeOffset At, ImmutableArray<UndoFile> Files,
    ImmutableArray<string> Folders);

/// <summary>One file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Before">Hex SHA-256 before; empty when it did not exist.</param>
/// <param name="After">Hex SHA-256 after; empty when the effect removed it.</param>
/// <param name="Mode">Permission bits before; null when it did not exist.</param>
/// <param name="Changed">Time of change before; null when it did not exist.</param>
/// <param name="Original">File in the record's folder with the bytes before; empty when there is none.</param>
internal sealed record UndoFile(
    string Path, string Before, string After, int? Mode, DateTimeOffset? Changed, string Original);

/// <summary>How records are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(UndoRecord))]
internal sealed partial class UndoJson : JsonSerializerContext;
