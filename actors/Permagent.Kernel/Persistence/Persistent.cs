#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Persistence;

/// <summary>One event with what the journal stores beside it. Immutable.</summary>
public sealed class Persistent : IPersistentRepresentation
{
    /// <summary>One event; what is not given is empty.</summary>
    public Persistent(
        object payload,
        long sequenceNr = 0,
        string persistenceId = null,
        string manifest = null,
        bool isDeleted = false,
        IActorRef sender = null,
        string writerGuid = null,
        long timestamp = 0)
    {
        Payload = payload;
        SequenceNr = sequenceNr;
        PersistenceId = persistenceId ?? Undefined;
        Manifest = manifest ?? Undefined;
        IsDeleted = isDeleted;
        Sender = sender;
        WriterGuid = writerGuid ?? Undefined;
        Timestamp = timestamp;
    }

    private Persistent(Persistent other)
    {
        Payload = other.Payload;
        SequenceNr = other.SequenceNr;
        PersistenceId = other.PersistenceId;
        Manifest = other.Manifest;
        IsDeleted = other.IsDeleted;
        Sender = other.Sender;
        WriterGuid = other.WriterGuid;
        Timestamp = other.Timestamp;
        Prepared = other.Prepared;
    }

    /// <summary>Stands for a name that was not given: the empty string.</summary>
    public static string Undefined => string.Empty;

    /// <inheritdoc/>
    public object Payload { get; private init; }

    /// <inheritdoc/>
    public string Manifest { get; private init; }

    /// <inheritdoc/>
    public string PersistenceId { get; private init; }

    /// <inheritdoc/>
    public long SequenceNr { get; private init; }

    /// <inheritdoc/>
    public string WriterGuid { get; private init; }

    /// <inheritdoc/>
    public bool IsDeleted { get; private init; }

    /// <inheritdoc/>
    public IActorRef Sender { get; private init; }

    /// <inheritdoc/>
    public long Timestamp { get; private init; }

    /// <summary>Bytes, tags and outbox rows of the event, made by the journal before its plugin writes; null before.
    /// </summary>
    public PreparedEvent Prepared { get; private init; }

    /// <inheritdoc/>
    public IPersistentRepresentation Update(
        long sequenceNr, string persistenceId, bool isDeleted, IActorRef sender, string writerGuid) =>
        new Persistent(this)
        {
            SequenceNr = sequenceNr,
            PersistenceId = persistenceId,
            IsDeleted = isDeleted,
            Sender = sender,
            WriterGuid = writerGuid,
        };

    /// <inheritdoc/>
    public IPersistentRepresentation WithPayload(object payload) => new Persistent(this) { Payload = payload };

    /// <inheritdoc/>
    public IPersistentRepresentation WithManifest(string manifest) => new Persistent(this) { Manifest = manifest };

    /// <inheritdoc/>
    public override string ToString() => $"{Payload?.GetType().Name} {SequenceNr} of '{PersistenceId}'";

    /// <summary>The event as its actor gave it, where the journal keeps something else; else null.</summary>
    internal object Given { get; private init; }

    internal Persistent WithPrepared(object payload, string manifest, PreparedEvent prepared, long sequenceNr) =>
        new(this)
        {
            Payload = payload,
            Manifest = manifest,
            Prepared = prepared,
            SequenceNr = sequenceNr,
            Given = ReferenceEquals(payload, Payload) ? null : Payload,
        };
}
