#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Pattern;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>Base of snapshot stores: turns the actors' requests into calls of a plugin. A plugin gets the state, or a
/// <see cref="SerializedObject"/> where the system has a serializer, and gives the same back.</summary>
public abstract class SnapshotStore : ActorBase
{
    /// <summary>Most snapshots that a load tries, from the newest on: 3. Three damaged in a row is a damaged file.
    /// </summary>
    public const int LoadTriesMax = 3;

    private readonly EventPreparation _preparation;
    private readonly CircuitBreaker _breaker;

    /// <summary>Called by the kernel only.</summary>
    protected SnapshotStore()
    {
        _preparation = new EventPreparation(Cell.SystemImpl, check: null);
        _breaker = Cell.SystemImpl.Options.Persistence.SnapshotBreaker.Make(Cell.SystemImpl.Scheduler);
    }

    /// <summary>The newest snapshot that fits; null when there is none.</summary>
    /// <exception cref="SnapshotUnreadableException">It is damaged.</exception>
    protected abstract Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria);

    /// <summary>Stores a snapshot; one of the same number is replaced.</summary>
    protected abstract Task SaveAsync(SnapshotMetadata metadata, object snapshot);

    /// <summary>Deletes the snapshot of a number unless it is newer than the timestamp;
    /// <see cref="DateTime.MinValue"/> means any time.</summary>
    protected abstract Task DeleteAsync(SnapshotMetadata metadata);

    /// <summary>Deletes the snapshots that fit.</summary>
    protected abstract Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria);

    /// <summary>Handles a message of the plugin's own; false means unhandled.</summary>
    protected virtual bool ReceivePluginInternal(object message) => false;

    /// <inheritdoc/>
    protected sealed override bool Receive(object message)
    {
        switch (message)
        {
            case LoadSnapshot load:
                _ = TryAsync(() => LoadNewestAsync(load)).PipeTo(
                    Sender,
                    Self,
                    found => new LoadSnapshotResult(found, load.ToSequenceNr)
                    {
                        ActorInstanceId = load.ActorInstanceId,
                    },
                    cause => new LoadSnapshotFailed(cause) { ActorInstanceId = load.ActorInstanceId });
                return true;
            case SaveSnapshot save:
                Answer(
                    () => SaveAsync(save.Metadata, Stored(save.Snapshot)),
                    new SaveSnapshotSuccess(save.Metadata),
                    cause => new SaveSnapshotFailure(save.Metadata, cause));
                return true;
            case DeleteSnapshot delete:
                Answer(
                    () => DeleteAsync(delete.Metadata),
                    new DeleteSnapshotSuccess(delete.Metadata),
                    cause => new DeleteSnapshotFailure(delete.Metadata, cause));
                return true;
            case DeleteSnapshots delete:
                Answer(
                    () => DeleteAsync(delete.PersistenceId, delete.Criteria),
                    new DeleteSnapshotsSuccess(delete.Criteria),
                    cause => new DeleteSnapshotsFailure(delete.Criteria, cause));
                return true;
            default:
                return ReceivePluginInternal(message);
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> call) => await call().ConfigureAwait(true);

    private object Stored(object snapshot) =>
        Cell.SystemImpl.EventSerializer is { } serializer ? serializer.Serialize(snapshot) : snapshot;

    private void Answer(Func<Task> call, object success, Func<Exception, object> failure) => _ = TryAsync(async () =>
    {
        await _breaker.WithCircuitBreaker(call).ConfigureAwait(true);
        return success;
    }).PipeTo(Sender, Self, done => done, failure);

    private async Task<SelectedSnapshot> LoadNewestAsync(LoadSnapshot load)
    {
        SnapshotSelectionCriteria criteria = load.Criteria.Limit(load.ToSequenceNr);
        SnapshotUnreadableException first = null;
        for (int tries = 0; tries < LoadTriesMax; tries++)
        {
            try
            {
                SelectedSnapshot found = await ReadAsync(load.PersistenceId, criteria).ConfigureAwait(true);
                if (found is not null || first is null)
                {
                    return Restored(found);
                }

                break;
            }
            catch (SnapshotUnreadableException damaged)
            {
                first ??= damaged;
                criteria = criteria.Limit(damaged.SequenceNr - 1);
            }
        }

        throw first;
    }

    /// <summary>A damaged snapshot is no failure of the store: the breaker does not count it.</summary>
    private async Task<SelectedSnapshot> ReadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        (SelectedSnapshot found, SnapshotUnreadableException damaged) = await _breaker.WithCircuitBreaker(async () =>
        {
            try
            {
                return (await LoadAsync(persistenceId, criteria).ConfigureAwait(true), null);
            }
            catch (SnapshotUnreadableException one)
            {
                return ((SelectedSnapshot)null, one);
            }
        }).ConfigureAwait(true);
        return damaged is null ? found : throw damaged;
    }

    private SelectedSnapshot Restored(SelectedSnapshot found)
    {
        if (found?.Snapshot is not SerializedObject bytes)
        {
            return found;
        }

        try
        {
            string what = $"snapshot {found.Metadata.SequenceNr} of '{found.Metadata.PersistenceId}'";
            return found with { Snapshot = _preparation.Restore(bytes, what) };
        }
        catch (InvalidOperationException failure) when (Failures.IsSurvivable(failure))
        {
            throw new SnapshotUnreadableException(found.Metadata.SequenceNr, failure.Message, failure);
        }
    }
}
