#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>Events of one stream that are stored all or not at all.</summary>
public sealed class AtomicWrite : IPersistentEnvelope
{
    private readonly IImmutableList<IPersistentRepresentation> _events;

    /// <summary>A write of one event.</summary>
    public AtomicWrite(IPersistentRepresentation payload)
        : this(ImmutableArray.Create(payload))
    {
    }

    private AtomicWrite(ImmutableArray<IPersistentRepresentation> events) => _events = events;

    /// <summary>A write of several events with consecutive numbers.</summary>
    /// <exception cref="ArgumentException">No event, or events of several streams.</exception>
    public AtomicWrite(IImmutableList<IPersistentRepresentation> payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.Count == 0)
        {
            throw new ArgumentException("An atomic write needs an event.", nameof(payload));
        }

        if (payload.Any(one => one.PersistenceId != payload[0].PersistenceId))
        {
            throw new ArgumentException("An atomic write holds events of one persistence id only.", nameof(payload));
        }

        _events = payload;
    }

    /// <summary>A write of events that are known to belong to one stream.</summary>
    internal static AtomicWrite OfOneStream(ImmutableArray<IPersistentRepresentation> events) => new(events);

    /// <summary>The events: an <c>IImmutableList</c> of representations.</summary>
    public object Payload => _events;

    /// <inheritdoc/>
    public IActorRef Sender => ActorRefs.NoSender;

    /// <inheritdoc/>
    public int Size => _events.Count;

    /// <summary>The stream.</summary>
    public string PersistenceId => _events[0].PersistenceId;

    /// <summary>The number of the first event.</summary>
    public long LowestSequenceNr => _events[0].SequenceNr;

    /// <summary>The number of the last event.</summary>
    public long HighestSequenceNr => _events[_events.Count - 1].SequenceNr;

    /// <summary>The events, typed.</summary>
    public IImmutableList<IPersistentRepresentation> Events => _events;
}
