#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Makes of events what a plugin writes, and of what it reads the events again.</summary>
internal sealed class EventPreparation(ActorSystemImpl system, Action<Persistent> check)
{
    /// <summary>Bytes, tags and rows of all events of a write, or why it is refused.</summary>
    internal (AtomicWrite Write, Exception Refusal) Prepare(AtomicWrite write, long numbersFreed)
    {
        try
        {
            return (new AtomicWrite([.. write.Events.Select(one => Prepare(one, numbersFreed))]), null);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            return (write, failure);
        }
    }

    /// <summary>The event as its actor knows it.</summary>
    /// <exception cref="InvalidOperationException">The bytes cannot be read.</exception>
    internal IPersistentRepresentation Restore(IPersistentRepresentation stored) =>
        stored.Payload is SerializedObject bytes
            ? stored.WithPayload(Restore(bytes, $"number {stored.SequenceNr} of '{stored.PersistenceId}'"))
            : stored;

    internal object Restore(SerializedObject bytes, string what)
    {
        if (system.EventSerializer is null)
        {
            throw new InvalidOperationException($"There is no serializer to read {what}.");
        }

        try
        {
            return system.EventSerializer.Deserialize(bytes);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            throw new InvalidOperationException(
                $"{what} ('{bytes.Manifest}', serializer {bytes.Serializer}) cannot be read: {failure.Message}",
                failure);
        }
    }

    private IPersistentRepresentation Prepare(IPersistentRepresentation one, long numbersFreed)
    {
        if (one is not Persistent known)
        {
            return one;
        }

        Tagged tagged = known.Payload as Tagged;
        object payload = tagged is null ? known.Payload : tagged.Payload;
        PreparedEvent prepared = new(
            system.EventSerializer?.Serialize(payload),
            tagged is null ? [] : [.. tagged.Tags],
            system.Options.OutboxRows?.Invoke(payload) ?? []);
        Persistent whole = known.WithPrepared(payload, prepared, known.SequenceNr - numbersFreed);
        check(whole);
        return whole;
    }
}
