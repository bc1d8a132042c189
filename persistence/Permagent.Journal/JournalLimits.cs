namespace Permagent.Journal;

/// <summary>Limits of what one row may hold. They bound memory: a row is always read whole.</summary>
public static class JournalLimits
{
    /// <summary>Most bytes of one event's payload: 16 MiB. Events are facts; files belong into the blob
    /// store.</summary>
    public const int EventBytesMax = 16 << 20;

    /// <summary>Most bytes of one snapshot: 256 MiB, far above the state of any actor of the product.</summary>
    public const int SnapshotBytesMax = 256 << 20;

    /// <summary>Most bytes of one outbox row, feed row or read model row: 4 MiB, what the local API sends at
    /// once.</summary>
    public const int RowBytesMax = 4 << 20;

    /// <summary>Most characters of a persistence id, tag, key, manifest or other name: 512, twice the longest path of
    /// an actor in the product.</summary>
    public const int NameCharsMax = 512;

    /// <summary>Most rows of one page: 500. A reader lets go of the file between pages, so that the log can be
    /// folded back into the database.</summary>
    public const int PageRowsMax = 500;

    /// <summary>Most rows that one delete transaction takes: 10,000, about 50 ms on a laptop's disk.</summary>
    public const int DeleteRowsMax = 10_000;
}
