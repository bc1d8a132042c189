using Permagent.Journal.Errors;
using Permagent.Journal.Snapshots;
using Permagent.Journal.Storage;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Journal.Plugin;

/// <summary>The kernel's snapshot store over a <see cref="JournalFile"/>. Whoever opened the file closes it, after the
/// system has ended.</summary>
public sealed class SqliteSnapshotStore(JournalFile file) : SnapshotStore
{
    /// <summary>The store's actor, for <see cref="ActorSystemOptions.SnapshotStore"/>. The system needs an event
    /// serializer.</summary>
    public static Props PropsFor(JournalFile file) => Props.Create(() => new SqliteSnapshotStore(file));

    /// <inheritdoc/>
    protected override Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        file.ReadAsync(() => Load(persistenceId, BoundsOf(criteria)));

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var form = snapshot as SerializedObject ?? throw new InvalidOperationException(
            "A snapshot store on disk needs a serializer: set ActorSystemOptions.EventSerializer.");
        return file.SaveSnapshotAsync(
            new StoredSnapshot(
                metadata.PersistenceId,
                metadata.SequenceNr,
                metadata.Timestamp.Ticks,
                form.Serializer,
                form.Manifest,
                form.Payload),
            CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var latest = metadata.Timestamp == DateTime.MinValue ? long.MaxValue : metadata.Timestamp.Ticks;
        return file.DeleteSnapshotsAsync(
            metadata.PersistenceId,
            new SnapshotBounds(metadata.SequenceNr, metadata.SequenceNr, MaxTimestamp: latest),
            CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        file.DeleteSnapshotsAsync(persistenceId, BoundsOf(criteria), CancellationToken.None);

    private static SnapshotBounds BoundsOf(SnapshotSelectionCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return new SnapshotBounds(
            criteria.MinSequenceNr,
            criteria.MaxSequenceNr,
            criteria.MinTimestamp?.Ticks ?? 0,
            criteria.MaxTimeStamp.Ticks);
    }

    private SelectedSnapshot? Load(string persistenceId, SnapshotBounds bounds)
    {
        try
        {
            return file.LoadSnapshot(persistenceId, bounds) is { } found
                ? new SelectedSnapshot(
                    new SnapshotMetadata(
                        persistenceId, found.SequenceNr, new DateTime(found.Timestamp, DateTimeKind.Utc)),
                    new SerializedObject(found.Serializer, found.Manifest, found.Payload))
                : null;
        }
        catch (JournalCorruptException damage) when (damage.PersistenceId is not null)
        {
            throw new SnapshotUnreadableException(damage.SequenceNr, damage.Message, damage);
        }
    }
}
