namespace Permagent.Tools.Undo;

/// <summary>How long and how much is kept (trust.md section 13). Smaller values only in tests.</summary>
internal sealed record UndoLimits
{
    /// <summary>Longest time that originals are kept. Default: 30 days, as the receipt says.</summary>
    public TimeSpan KeptMax { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Most bytes of all originals. Default: 10 GiB; the oldest go first.</summary>
    public long BytesMax { get; init; } = 10L << 30;

    /// <summary>Largest manifest that is read, in bytes. Default: 4 MiB, ten times that of the largest
    /// landing.</summary>
    public int ManifestBytesMax { get; init; } = 4 << 20;
}
