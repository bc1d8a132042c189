namespace Permagent.Tools.Workspaces;

/// <summary>How large a tree may be (trust.md section 13). Smaller values only in tests.</summary>
internal sealed record WorkspaceLimits
{
    /// <summary>Most bytes of one tree. Default: 2 GiB: where the disk cannot clone, each attempt is a full
    /// copy.</summary>
    public long BytesMax { get; init; } = 2L << 30;

    /// <summary>Most files of one tree. Default: 50,000.</summary>
    public int FilesMax { get; init; } = 50_000;
}
