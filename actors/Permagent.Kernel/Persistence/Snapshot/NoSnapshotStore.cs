#nullable disable

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>Stands where a system has no snapshot store: finds nothing, and refuses to save.</summary>
public sealed class NoSnapshotStore : SnapshotStore
{
    /// <inheritdoc/>
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        Task.FromResult<SelectedSnapshot>(null);

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot) => Task.FromException(
        new NotSupportedException("This system has no snapshot store: set ActorSystemOptions.SnapshotStore."));

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Task.CompletedTask;
}
