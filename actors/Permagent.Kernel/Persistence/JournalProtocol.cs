#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>Asks the journal to store a batch; each event and each passing message gets its own reply, in order.
/// </summary>
public sealed record WriteMessages(
    IEnumerable<IPersistentEnvelope> Messages, IActorRef PersistentActor, int ActorInstanceId) : IPersistenceMessage;

/// <summary>The journal has taken up a batch; the replies for its single events follow.</summary>
public sealed class WriteMessagesSuccessful : IPersistenceMessage
{
    private WriteMessagesSuccessful()
    {
    }

    /// <summary>The one instance.</summary>
    public static WriteMessagesSuccessful Instance { get; } = new();
}

/// <summary>The journal could not write a batch; the replies for its single events follow.</summary>
public sealed record WriteMessagesFailed(Exception Cause, int AtomicWriteCount) : IPersistenceMessage;

/// <summary>The event is durable, under the number it holds here.</summary>
public sealed record WriteMessageSuccess(IPersistentRepresentation Persistent, int ActorInstanceId)
    : IPersistenceMessage;

/// <summary>The event was refused before anything was written; its number is free again.</summary>
public sealed record WriteMessageRejected(IPersistentRepresentation Persistent, Exception Cause, int ActorInstanceId)
    : IPersistenceMessage;

/// <summary>The write failed; whether the event is on disk is unknown.</summary>
public sealed record WriteMessageFailure(IPersistentRepresentation Persistent, Exception Cause, int ActorInstanceId)
    : IPersistenceMessage;

/// <summary>A passing message is back.</summary>
public sealed record LoopMessageSuccess(object Message, int ActorInstanceId) : IPersistenceMessage;

/// <summary>Asks the journal for events.</summary>
public sealed record ReplayMessages(
    long FromSequenceNr, long ToSequenceNr, long Max, string PersistenceId, IActorRef PersistentActor)
    : IPersistenceMessage
{
    /// <summary>Comes back in the answers, so that a new instance knows those for an older one. Default: 0.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>One replayed event.</summary>
public sealed record ReplayedMessage(IPersistentRepresentation Persistent) : IPersistenceMessage
{
    /// <summary>The number of the request.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>The replay has ended.</summary>
/// <param name="HighestSequenceNr">The highest number ever given in the stream.</param>
public sealed record RecoverySuccess(long HighestSequenceNr) : IPersistenceMessage
{
    /// <summary>The stored events that were read, more or fewer than those told where adapters are at work; null from a
    /// journal that does not say.</summary>
    internal int? ReadCount { get; init; }

    /// <summary>The number of the last one read; 0 for none.</summary>
    internal long LastRead { get; init; }

    /// <summary>The number of the request.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>The replay could not be finished.</summary>
public sealed record ReplayMessagesFailure(Exception Cause) : IPersistenceMessage
{
    /// <summary>The number of the request.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>Deletes the events up to a number.</summary>
public sealed record DeleteMessagesTo(string PersistenceId, long ToSequenceNr, IActorRef PersistentActor)
    : IPersistenceMessage;

/// <summary>The events up to the number are gone.</summary>
public sealed record DeleteMessagesSuccess(long ToSequenceNr);

/// <summary>The events were not, or not all, deleted.</summary>
public sealed record DeleteMessagesFailure(Exception Cause, long ToSequenceNr);
