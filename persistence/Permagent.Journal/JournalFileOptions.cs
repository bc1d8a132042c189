namespace Permagent.Journal;

/// <summary>How a journal file is opened.</summary>
public sealed record JournalFileOptions
{
    /// <summary>The file; made (mode 0600) if it does not exist. Its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>The clock: creation time of the file, due times of the outbox.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where writes are carried out. Default: on a thread of the journal's own.</summary>
    public WriterMode Mode { get; init; } = WriterMode.Thread;

    /// <summary>True: a commit is on disk when it is acknowledged. False leaves that to the operating system, which is
    /// enough where only the process dies: in the simulation. Default: true.</summary>
    public bool SyncToDisk { get; init; } = true;

    /// <summary>Most calls waiting for the writer; further callers wait. Default: 10,000, above the number of actors
    /// that write at the same moment.</summary>
    public int QueueMax { get; init; } = 10_000;

    /// <summary>Most events of one group commit. Default: 1,000; more adds delay and saves no further sync.</summary>
    public int BatchEventsMax { get; init; } = 1_000;

    /// <summary>Most payload bytes of one group commit. Default: 4 MiB, the size at which the write itself, not the
    /// sync, takes the time.</summary>
    public long BatchBytesMax { get; init; } = 4L << 20;

    /// <summary>Most reading connections. Default: 4; each costs about 2 MiB of page cache.</summary>
    public int ReadersMax { get; init; } = 4;

    /// <summary>Most bytes of the database file. Default: 64 GiB, years of a busy node; past it something runs away.
    /// </summary>
    public long FileBytesMax { get; init; } = 64L << 30;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchEventsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchBytesMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadersMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FileBytesMax, 1 << 20);
    }
}
