#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>One event with what the journal stores beside it.</summary>
public interface IPersistentRepresentation
{
    /// <summary>The event.</summary>
    object Payload { get; }

    /// <summary>The written name of its type; empty when it has none.</summary>
    string Manifest { get; }

    /// <summary>The stream.</summary>
    string PersistenceId { get; }

    /// <summary>The number in the stream, from 1.</summary>
    long SequenceNr { get; }

    /// <summary>The instance that wrote it.</summary>
    string WriterGuid { get; }

    /// <summary>Always false: deleted events are not replayed.</summary>
    bool IsDeleted { get; }

    /// <summary>Who sent the command; not stored.</summary>
    IActorRef Sender { get; }

    /// <summary>When it was made: UTC, in ticks of 100 ns.</summary>
    long Timestamp { get; }

    /// <summary>The same event under other data.</summary>
    IPersistentRepresentation Update(
        long sequenceNr, string persistenceId, bool isDeleted, IActorRef sender, string writerGuid);

    /// <summary>The same data with another event.</summary>
    IPersistentRepresentation WithPayload(object payload);

    /// <summary>The same data under another written name.</summary>
    IPersistentRepresentation WithManifest(string manifest);
}
