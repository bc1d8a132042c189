namespace Permagent.Brain.Ingest;

/// <summary>A file that may be read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Relative">Path relative to the root, with <c>/</c>.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Modified">Time of the last change.</param>
internal sealed record FoundFile(string Path, string Relative, long Bytes, Instant Modified);
