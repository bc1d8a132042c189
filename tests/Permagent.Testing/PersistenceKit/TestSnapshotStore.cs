#nullable disable
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Testing.PersistenceKit;

/// <summary>A snapshot store in memory that fails and waits as a test tells it.</summary>
public sealed class TestSnapshotStore : SnapshotStore
{
    private readonly TestPersistence _test = TestPersistence.Of(Context.System);

    /// <inheritdoc/>
    protected override async Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        await _test.Load.InterceptAsync(persistenceId, criteria).ConfigureAwait(true);
        return _test.Snapshots.Newest(persistenceId, criteria);
    }

    /// <inheritdoc/>
    protected override async Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        await _test.Save.InterceptAsync(metadata.PersistenceId, Exactly(metadata)).ConfigureAwait(true);
        _test.Snapshots.Save(metadata, snapshot);
    }

    /// <inheritdoc/>
    protected override async Task DeleteAsync(SnapshotMetadata metadata)
    {
        await _test.Delete.InterceptAsync(metadata.PersistenceId, Exactly(metadata)).ConfigureAwait(true);
        _test.Snapshots.Delete(
            metadata.PersistenceId,
            one => one.SequenceNr == metadata.SequenceNr
                && (metadata.Timestamp == DateTime.MinValue || one.Timestamp <= metadata.Timestamp));
    }

    /// <inheritdoc/>
    protected override async Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        await _test.Delete.InterceptAsync(persistenceId, criteria).ConfigureAwait(true);
        _test.Snapshots.Delete(persistenceId, criteria.Matches);
    }

    private static SnapshotSelectionCriteria Exactly(SnapshotMetadata metadata) =>
        new(metadata.SequenceNr, metadata.Timestamp, metadata.SequenceNr, metadata.Timestamp);
}
