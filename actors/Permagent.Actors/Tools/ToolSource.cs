namespace Permagent.Actors.Tools;

/// <summary>A file that a tool read to make its answer.</summary>
/// <param name="Path">Absolute real path.</param>
/// <param name="Sha256">Hex SHA-256 of what was read.</param>
public sealed record ToolSource(string Path, string Sha256);
