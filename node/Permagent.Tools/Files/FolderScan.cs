namespace Permagent.Tools.Files;

/// <summary>What lies in a folder: files by path, and what was left out, counted by reason.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Files">Files, sorted by path (ordinal).</param>
/// <param name="Folders">Folders seen below the root.</param>
/// <param name="HasGit">True when the root holds a <c>.git</c>.</param>
/// <param name="LeftOut">Counts by reason.</param>
internal sealed record FolderScan(
    string Root, ImmutableArray<ScannedFile> Files, int Folders, bool HasGit,
    ImmutableSortedDictionary<string, int> LeftOut);

/// <summary>One file of a folder.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Changed">Its own time of change, UTC.</param>
internal sealed record ScannedFile(string Path, long Bytes, DateTimeOffset Changed);
