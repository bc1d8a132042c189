#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>What a persistent actor replays when it starts.</summary>
/// <param name="fromSnapshot">Which snapshots may be offered.</param>
/// <param name="toSequenceNr">The last number to replay.</param>
/// <param name="replayMax">Most events to replay.</param>
public sealed class Recovery(SnapshotSelectionCriteria fromSnapshot, long toSequenceNr, long replayMax)
{
    /// <summary>From the newest snapshot, everything.</summary>
    public Recovery()
        : this(SnapshotSelectionCriteria.Latest)
    {
    }

    /// <summary>From the newest snapshot that fits, everything.</summary>
    public Recovery(SnapshotSelectionCriteria fromSnapshot)
        : this(fromSnapshot, long.MaxValue)
    {
    }

    /// <summary>From the newest snapshot that fits, up to a number.</summary>
    public Recovery(SnapshotSelectionCriteria fromSnapshot, long toSequenceNr)
        : this(fromSnapshot, toSequenceNr, long.MaxValue)
    {
    }

    /// <summary>From the newest snapshot, everything.</summary>
    public static Recovery Default { get; } = new();

    /// <summary>No snapshot and no event; only the highest number is read.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, 0, 0);

    /// <summary>Which snapshots may be offered.</summary>
    public SnapshotSelectionCriteria FromSnapshot { get; } = fromSnapshot;

    /// <summary>The last number to replay.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>Most events to replay.</summary>
    public long ReplayMax { get; } = replayMax;
}
