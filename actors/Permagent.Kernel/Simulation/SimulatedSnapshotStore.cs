#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Kernel.Simulation;

/// <summary>The snapshot store of a simulated node: a snapshot is there once it is synced.</summary>
public sealed class SimulatedSnapshotStore(SimulatedStore store) : SnapshotStore
{
    private readonly TimeProvider _clock = SimulatedJournal.ClockOf(Context.System);

    /// <summary>A snapshot store over a node's disk.</summary>
    public static Props PropsFor(SimulatedStore store) => Props.Create(() => new SimulatedSnapshotStore(store));

    /// <inheritdoc/>
    protected override async Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        StoreFaults faults = StoreFaults.Decide(store);
        await faults.WaitAsync(_clock).ConfigureAwait(true);
        faults.Before("the load");
        faults.After("the load");
        return store.Snapshots.Newest(persistenceId, criteria);
    }

    /// <inheritdoc/>
    protected override async Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        StoreFaults faults = StoreFaults.Decide(store);
        faults.Before("the save");
        store.WriteSnapshot(metadata, snapshot);
        await faults.WaitAsync(_clock).ConfigureAwait(true);
        store.SyncSnapshot(metadata, snapshot);
        faults.After("the save");
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return DeleteAsync(metadata.PersistenceId, one => one.SequenceNr == metadata.SequenceNr
            && (metadata.Timestamp == DateTime.MinValue || one.Timestamp <= metadata.Timestamp));
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        DeleteAsync(persistenceId, criteria.Matches);

    private async Task DeleteAsync(string persistenceId, Func<SnapshotMetadata, bool> fits)
    {
        StoreFaults faults = StoreFaults.Decide(store);
        faults.Before("the delete");
        await faults.WaitAsync(_clock).ConfigureAwait(true);
        store.DeleteSnapshots(persistenceId, fits);
        faults.After("the delete");
    }
}
