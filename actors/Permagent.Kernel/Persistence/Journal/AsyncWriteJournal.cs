#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Pattern;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Base of journals: turns the actors' requests into calls of a plugin and answers in their order. A plugin
/// works without blocking this actor; it takes events as <see cref="Persistent.Prepared"/> and gives them back as
/// <see cref="Hosting.SerializedObject"/> payloads where it keeps bytes.</summary>
public abstract class AsyncWriteJournal : ActorBase
{
    private readonly EventPreparation _preparation;
    private readonly CircuitBreaker _breaker;

    /// <summary>Writes in flight by stream. A replay waits for those of its stream, or it would miss them.</summary>
    private readonly Dictionary<string, int> _writing = [];
    private readonly List<ReplayMessages> _waitingReplays = [];

    /// <summary>Writes in flight by actor, in order: their tasks may end on several threads, their answers may not
    /// overtake.</summary>
    private readonly Dictionary<IActorRef, Queue<JournalBatch>> _unanswered = [];

    /// <summary>Called by the kernel only.</summary>
    protected AsyncWriteJournal()
    {
        _preparation = new EventPreparation(Cell.SystemImpl, CheckEvent);
        _breaker = Cell.SystemImpl.Options.Persistence.JournalBreaker.Make(Cell.SystemImpl.Scheduler);
    }

    /// <summary>Reads events in order of their numbers.</summary>
    /// <param name="context">The journal actor's context; valid until the first await.</param>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="fromSequenceNr">The lowest number, part of the range.</param>
    /// <param name="toSequenceNr">The highest number, part of the range.</param>
    /// <param name="max">Most events.</param>
    /// <param name="recoveryCallback">Called for each event; an exception of it ends the replay.</param>
    public abstract Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback);

    /// <summary>The highest number ever given in a stream, deleted events included; 0 for an unknown stream.</summary>
    public abstract Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr);

    /// <summary>Stores writes, each all or not at all.</summary>
    /// <returns>Null when none is refused, else an exception, or null, for each; a failed task means that what is
    /// stored is unknown.</returns>
    protected abstract Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages);

    /// <summary>Refuses an event, before anything is written, by an exception; the rest of its batch is stored.
    /// Default: refuses nothing.</summary>
    protected virtual void CheckEvent(Persistent prepared)
    {
    }

    /// <summary>Deletes the events up to a number; the highest number stays.</summary>
    protected abstract Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr);

    /// <summary>Handles a message of the plugin's own; false means unhandled.</summary>
    protected virtual bool ReceivePluginInternal(object message) => false;

    /// <inheritdoc/>
    protected sealed override bool Receive(object message)
    {
        switch (message)
        {
            case WriteMessages write:
                Write(write);
                return true;
            case WriteEnded ended:
                EndWrite(ended);
                return true;
            case ReplayMessages replay when _writing.ContainsKey(replay.PersistenceId):
                _waitingReplays.Add(replay);
                return true;
            case ReplayMessages replay:
                Replay(replay);
                return true;
            case DeleteMessagesTo delete:
                Delete(delete);
                return true;
            default:
                return ReceivePluginInternal(message);
        }
    }

    private static Task<T> Guarded<T>(Func<Task<T>> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            return Task.FromException<T>(failure);
        }
    }

    private void Write(WriteMessages request)
    {
        JournalBatch batch = new(request, _preparation);
        if (!_unanswered.TryGetValue(batch.Actor, out Queue<JournalBatch> queue))
        {
            _unanswered[batch.Actor] = queue = new Queue<JournalBatch>();
        }

        queue.Enqueue(batch);
        foreach (string id in batch.PersistenceIds)
        {
            _writing[id] = _writing.GetValueOrDefault(id) + 1;
        }

        Task<IImmutableList<Exception>> write = batch.Writes.Count == 0
            ? Task.FromResult<IImmutableList<Exception>>(null)
            : Guarded(() => _breaker.WithCircuitBreaker(() => WriteMessagesAsync(batch.Writes)));
        _ = write.PipeTo(
            Self, Self, refusals => new WriteEnded(batch, refusals, null), cause => new WriteEnded(batch, null, cause));
    }

    private void EndWrite(WriteEnded ended)
    {
        ended.Batch.Outcome = (ended.Refusals, ended.Cause);
        AnswerInOrder(ended.Batch.Actor);
        foreach (string id in ended.Batch.PersistenceIds)
        {
            if (--_writing[id] == 0)
            {
                _writing.Remove(id);
            }
        }

        foreach (ReplayMessages replay in _waitingReplays.ToArray())
        {
            if (!_writing.ContainsKey(replay.PersistenceId))
            {
                _waitingReplays.Remove(replay);
                Replay(replay);
            }
        }
    }

    private void AnswerInOrder(IActorRef actor)
    {
        Queue<JournalBatch> queue = _unanswered[actor];
        while (queue.TryPeek(out JournalBatch first) && first.Outcome is { } outcome)
        {
            queue.Dequeue();
            first.Answer(outcome.Refusals, outcome.Cause, Self);
        }

        if (queue.Count == 0)
        {
            _unanswered.Remove(actor);
        }
    }

    private void Replay(ReplayMessages request)
    {
        IActorContext context = Context;
        _ = Guarded(() => ReplayAsync(context, request)).PipeTo(
            request.PersistentActor,
            Self,
            success => success,
            cause => new ReplayMessagesFailure(cause) { ActorInstanceId = request.ActorInstanceId });
    }

    private async Task<RecoverySuccess> ReplayAsync(IActorContext context, ReplayMessages request)
    {
        int read = 0;
        long lastRead = 0;
        long highest = await _breaker.WithCircuitBreaker(
            () => ReadHighestSequenceNrAsync(request.PersistenceId, request.FromSequenceNr)).ConfigureAwait(true);
        long last = Math.Min(request.ToSequenceNr, highest);
        if (request.Max > 0 && request.FromSequenceNr <= last)
        {
            await ReplayMessagesAsync(
                context,
                request.PersistenceId,
                request.FromSequenceNr,
                last,
                request.Max,
                stored =>
                {
                    Tell(request, stored);
                    read++;
                    lastRead = stored.SequenceNr;
                }).ConfigureAwait(true);
        }

        return new RecoverySuccess(highest)
        {
            ActorInstanceId = request.ActorInstanceId,
            ReadCount = read,
            LastRead = lastRead,
        };
    }

    private void Tell(ReplayMessages request, IPersistentRepresentation stored)
    {
        foreach (IPersistentRepresentation one in _preparation.Restore(stored))
        {
            request.PersistentActor.Tell(
                new ReplayedMessage(one) { ActorInstanceId = request.ActorInstanceId }, ActorRefs.NoSender);
        }
    }

    private void Delete(DeleteMessagesTo request) => _ = Guarded(() => DeleteAsync(request)).PipeTo(
        request.PersistentActor,
        Self,
        to => new DeleteMessagesSuccess(to),
        cause => new DeleteMessagesFailure(cause, request.ToSequenceNr));

    private async Task<long> DeleteAsync(DeleteMessagesTo request)
    {
        await _breaker.WithCircuitBreaker(
            () => DeleteMessagesToAsync(request.PersistenceId, request.ToSequenceNr)).ConfigureAwait(true);
        return request.ToSequenceNr;
    }

    /// <summary>The plugin has answered.</summary>
    private sealed record WriteEnded(JournalBatch Batch, IImmutableList<Exception> Refusals, Exception Cause)
        : IPersistenceMessage;
}
