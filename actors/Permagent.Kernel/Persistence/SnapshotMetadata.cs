#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>Names one snapshot.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="SequenceNr">The number of the last event that the snapshot contains.</param>
/// <param name="Timestamp">When it was taken, UTC; <see cref="DateTime.MinValue"/> means any time.</param>
public sealed record SnapshotMetadata(string PersistenceId, long SequenceNr, DateTime Timestamp)
{
    /// <summary>A snapshot of any time.</summary>
    public SnapshotMetadata(string persistenceId, long sequenceNr)
        : this(persistenceId, sequenceNr, DateTime.MinValue)
    {
    }
}
