namespace Permagent.Node.Service;

/// <summary>How long the first run waits for reading (experience.md section 3). What is beyond goes on in the
/// background.</summary>
internal sealed record FirstLook
{
    /// <summary>Largest file that a first run reads, in bytes: 1 MB; larger ones are data, not documents.</summary>
    public const long FileBytesMax = 1_000_000;

    /// <summary>Longest wait. Default: 5 s, so that a task has its receipt within the first 15.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most files that are waited for. Default: 5,000, the size of a large folder of documents.</summary>
    public int FilesMax { get; init; } = 5_000;

    /// <summary>Most bytes that are waited for. Default: 200 MB; more is not text that a person wrote.</summary>
    public long BytesMax { get; init; } = 200_000_000;
}
