using Permagent.Brain.Episodes;

namespace Permagent.Brain.Ingest;

/// <summary>A folder or file to be read.</summary>
/// <param name="Root">Path of the folder or of one file. Links that lead out of it are not followed.</param>
public sealed record IngestRequest(string Root)
{
    /// <summary>Largest file, in bytes. Default and most: 50 MiB (52,428,800); larger files are left out
    /// unread.</summary>
    public long FileBytesMax { get; init; } = IngestLimits.FileBytesMax;

    /// <summary>Most files of one run. Default: 100,000. The rest is counted as left out.</summary>
    public int FilesMax { get; init; } = IngestLimits.FilesMax;

    /// <summary>Most bytes of one run, all files together. Default: 10 GiB.</summary>
    public long TotalBytesMax { get; init; } = IngestLimits.TotalBytesMax;

    /// <summary>Project of the episodes. Default: empty, none.</summary>
    public string Project { get; init; } = "";

    /// <summary>Whether the text may enter a context by itself. Default: trusted, the user's own folder.</summary>
    public Trust Trust { get; init; } = Trust.Trusted;

    /// <summary>Who reads, for the change record. Default: <c>user</c>.</summary>
    public string Actor { get; init; } = "user";
}
