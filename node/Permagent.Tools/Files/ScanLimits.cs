namespace Permagent.Tools.Files;

/// <summary>How much of a folder is looked at. Smaller values only in tests.</summary>
internal sealed record ScanLimits
{
    /// <summary>Most files that are described, in files. Default: 5,000 (experience.md section 3).</summary>
    public int FilesMax { get; init; } = 5_000;

    /// <summary>Most files and folders that are seen at all, in entries. Default: 200,000: beyond it a folder is a
    /// disk, not a project, and looking on would take minutes.</summary>
    public int EntriesMax { get; init; } = 200_000;

    /// <summary>Deepest folder, in levels. Default: 64, more than people make by hand.</summary>
    public int DepthMax { get; init; } = 64;

    /// <summary>Largest file whose text is read, in bytes. Default: 1 MiB (experience.md section 3).</summary>
    public long TextBytesMax { get; init; } = 1 << 20;

    /// <summary>Most text of one look, in bytes. Default: 200 MB (experience.md section 3).</summary>
    public long TotalBytesMax { get; init; } = 200_000_000;
}
