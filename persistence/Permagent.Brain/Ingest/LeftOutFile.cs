namespace Permagent.Brain.Ingest;

/// <summary>A file that was not read.</summary>
/// <param name="Path">Path relative to the root.</param>
/// <param name="Reason">One of <see cref="LeftOutReason"/>.</param>
/// <param name="Detail">More for a person: sizes, the system's message; may be empty.</param>
public sealed record LeftOutFile(string Path, string Reason, string Detail);
