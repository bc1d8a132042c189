#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>Snapshots in memory: for tests, and for systems that need not outlive their process.</summary>
public class MemorySnapshotStore(MemorySnapshots snapshots) : SnapshotStore
{
    /// <summary>A store that ends with its actor.</summary>
    public MemorySnapshotStore()
        : this(new MemorySnapshots())
    {
    }

    /// <summary>A store over snapshots that may outlive it.</summary>
    public static Props PropsFor(MemorySnapshots snapshots) => Props.Create(() => new MemorySnapshotStore(snapshots));

    /// <inheritdoc/>
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        Task.FromResult(snapshots.Newest(persistenceId, criteria));

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        snapshots.Save(metadata, snapshot);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata)
    {
        snapshots.Delete(
            metadata.PersistenceId,
            one => one.SequenceNr == metadata.SequenceNr
                && (metadata.Timestamp == DateTime.MinValue || one.Timestamp <= metadata.Timestamp));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        snapshots.Delete(persistenceId, criteria.Matches);
        return Task.CompletedTask;
    }
}
