namespace Permagent.Ledger;

/// <summary>How a ledger runs.</summary>
public sealed record LedgerOptions
{
    /// <summary>True = everything happens on the caller's thread, for simulations. Default: an own writer
    /// thread.</summary>
    public bool Inline { get; init; }

    /// <summary>Keep a file of 16 MiB that is given up when the disk is full. Default: true.</summary>
    public bool Ballast { get; init; } = true;

    /// <summary>Most bytes of the database. Default: 64 GiB, forty million entries of 1.4 kB and room to
    /// spare.</summary>
    public long DatabaseBytesMax { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>Most entries of one commit. Default: 64; beyond it the gain is small and the wait grows.</summary>
    public int BatchEntriesMax { get; init; } = 64;

    /// <summary>Most bytes of entries in one commit. Default: 1 MiB.</summary>
    public int BatchBytesMax { get; init; } = 1024 * 1024;

    /// <summary>Most calls that wait for the writer. Default: 4,096; one more is refused.</summary>
    public int QueueMax { get; init; } = 4096;

    /// <summary>A head is signed at least after so many entries. Default: 64.</summary>
    public int CheckpointEntriesMax { get; init; } = 64;

    /// <summary>A head is signed so long after the last change. Default: 10 seconds. Not in inline mode.</summary>
    public TimeSpan CheckpointDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told about each commit, on the writer's thread; must be quick; what it throws shows in
    /// the status and ends nothing. Default: nobody.</summary>
    public Action<ImmutableArray<AppendedEntry>>? Appended { get; init; }
}
