#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>Which snapshots are meant; all bounds belong to the range.</summary>
/// <param name="MaxSequenceNr">The highest number.</param>
/// <param name="MaxTimeStamp">The latest time, UTC.</param>
/// <param name="MinSequenceNr">The lowest number.</param>
/// <param name="MinTimestamp">The earliest time, UTC; null for any.</param>
public sealed record SnapshotSelectionCriteria(
    long MaxSequenceNr, DateTime MaxTimeStamp, long MinSequenceNr = 0, DateTime? MinTimestamp = null)
{
    /// <summary>Up to a number, of any time.</summary>
    public SnapshotSelectionCriteria(long maxSequenceNr)
        : this(maxSequenceNr, DateTime.MaxValue)
    {
    }

    /// <summary>Every snapshot; the newest is taken.</summary>
    public static SnapshotSelectionCriteria Latest { get; } = new(long.MaxValue, DateTime.MaxValue);

    /// <summary>No snapshot.</summary>
    public static SnapshotSelectionCriteria None { get; } = new(0, DateTime.MinValue);

    internal SnapshotSelectionCriteria Limit(long toSequenceNr) =>
        toSequenceNr < MaxSequenceNr ? this with { MaxSequenceNr = toSequenceNr } : this;

    internal bool Matches(SnapshotMetadata metadata) =>
        metadata.SequenceNr <= MaxSequenceNr
        && metadata.Timestamp <= MaxTimeStamp
        && metadata.SequenceNr >= MinSequenceNr
        && (MinTimestamp is not { } earliest || metadata.Timestamp >= earliest);
}
