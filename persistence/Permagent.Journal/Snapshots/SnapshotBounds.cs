namespace Permagent.Journal.Snapshots;

/// <summary>Which snapshots of a stream are meant; all bounds belong to the range.</summary>
/// <param name="MinSequenceNr">The lowest number.</param>
/// <param name="MaxSequenceNr">The highest number.</param>
/// <param name="MinTimestamp">The earliest time: UTC, in ticks of 100 ns.</param>
/// <param name="MaxTimestamp">The latest time: UTC, in ticks of 100 ns.</param>
public sealed record SnapshotBounds(
    long MinSequenceNr = 0,
    long MaxSequenceNr = long.MaxValue,
    long MinTimestamp = 0,
    long MaxTimestamp = long.MaxValue)
{
    /// <summary>Every snapshot.</summary>
    public static SnapshotBounds All { get; } = new();
}
