#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>One request to write: what goes to the plugin, and how its outcome becomes answers in the request's order.
/// </summary>
internal sealed class JournalBatch
{
    private readonly WriteMessages _request;
    private readonly List<(IPersistentEnvelope Envelope, Exception Refusal)> _entries = [];

    /// <summary>Prepares all events. A refused write leaves its numbers to those of its stream that follow.</summary>
    internal JournalBatch(WriteMessages request, EventPreparation preparation)
    {
        _request = request;
        Dictionary<string, long> freed = [];
        foreach (IPersistentEnvelope envelope in request.Messages)
        {
            if (envelope is not AtomicWrite write)
            {
                _entries.Add((envelope, null));
                continue;
            }

            (AtomicWrite prepared, Exception refusal) =
                preparation.Prepare(write, freed.GetValueOrDefault(write.PersistenceId));
            _entries.Add((prepared, refusal));
            if (refusal is not null)
            {
                freed[write.PersistenceId] = freed.GetValueOrDefault(write.PersistenceId) + write.Size;
            }
        }

        Writes =
        [
            .. _entries.Where(entry => entry.Refusal is null).Select(entry => entry.Envelope).OfType<AtomicWrite>(),
        ];
        PersistenceIds = [.. Writes.Select(write => write.PersistenceId).Distinct()];
    }

    /// <summary>What the plugin stores.</summary>
    internal IReadOnlyList<AtomicWrite> Writes { get; }

    internal IReadOnlyList<string> PersistenceIds { get; }

    /// <summary>Who asked.</summary>
    internal IActorRef Actor => _request.PersistentActor;

    /// <summary>What the plugin answered; null while it works.</summary>
    internal (IImmutableList<Exception> Refusals, Exception Cause)? Outcome { get; set; }

    /// <summary>Tells the actor what became of each event; passing messages go back in their place.</summary>
    internal void Answer(IImmutableList<Exception> refusals, Exception cause, IActorRef journal)
    {
        if (cause is null && refusals is not null && refusals.Count != Writes.Count)
        {
            cause = new InvalidOperationException(
                $"The journal answered {refusals.Count} of {Writes.Count} writes; what is stored is unknown.");
        }

        TellOutcome(cause, journal);
        int written = 0;
        foreach ((IPersistentEnvelope envelope, Exception refusal) in _entries)
        {
            if (envelope is not AtomicWrite write)
            {
                _request.PersistentActor.Tell(
                    new LoopMessageSuccess(envelope.Payload, _request.ActorInstanceId), envelope.Sender);
                continue;
            }

            Exception own = refusal ?? (cause is null ? refusals?[written] : null);
            written += refusal is null ? 1 : 0;
            foreach (IPersistentRepresentation kept in write.Events)
            {
                // The actor gets back what it gave, whatever an adapter has made of it.
                IPersistentRepresentation one =
                    kept is Persistent { Given: { } given } ? kept.WithPayload(given) : kept;
                object answer = AnswerFor(one, own, refusal is null ? cause : null);
                _request.PersistentActor.Tell(answer, one.Sender ?? journal);
            }
        }
    }

    private void TellOutcome(Exception cause, IActorRef journal)
    {
        if (Writes.Count > 0)
        {
            object outcome = cause is null
                ? WriteMessagesSuccessful.Instance
                : new WriteMessagesFailed(cause, Writes.Count);
            _request.PersistentActor.Tell(outcome, journal);
        }
    }

    private object AnswerFor(IPersistentRepresentation one, Exception refusal, Exception cause) =>
        (refusal, cause) switch
        {
            (null, null) => new WriteMessageSuccess(one, _request.ActorInstanceId),
            (null, _) => new WriteMessageFailure(one, cause, _request.ActorInstanceId),
            _ => new WriteMessageRejected(one, refusal, _request.ActorInstanceId),
        };
}
