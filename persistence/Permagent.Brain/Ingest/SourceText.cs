namespace Permagent.Brain.Ingest;

/// <summary>A decoded source.</summary>
/// <param name="Path">Path relative to the root, with <c>/</c>.</param>
/// <param name="Text">Its characters; invalid bytes are U+FFFD.</param>
/// <param name="Modified">Time of the file.</param>
public sealed record SourceText(string Path, string Text, Instant Modified);
