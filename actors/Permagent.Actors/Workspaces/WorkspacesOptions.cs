namespace Permagent.Actors.Workspaces;

/// <summary>Limits of the workspaces' desk.</summary>
public sealed record WorkspacesOptions
{
    /// <summary>Most requests that wait. Default: 64; four goals at work have one each.</summary>
    public int WaitingMax { get; init; } = 64;

    /// <summary>Largest file that is hashed or compared, bytes. Default: 64 MiB, the largest that tools read and
    /// land.</summary>
    public long FileBytesMax { get; init; } = 67_108_864;

    /// <summary>Longest words of a failure, characters. Default: 1,024.</summary>
    public int WordsCharsMax { get; init; } = 1_024;
}
