#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Makes of events what a plugin writes, and of what it reads the events again.</summary>
internal sealed class EventPreparation(ActorSystemImpl system, Action<Persistent> check)
{
    /// <summary>Between the serializer's name for the type and the adapter's own, in one text for the plugin.</summary>
    private const char ManifestSeparator = '\n';

    private readonly EventAdapters _adapters = PersistencePlugins.Of(system).Adapters;

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

    /// <summary>The events that a stored one stands for, as their actor knows them.</summary>
    /// <exception cref="InvalidOperationException">The bytes cannot be read.</exception>
    internal IEnumerable<IPersistentRepresentation> Restore(IPersistentRepresentation stored)
    {
        IPersistentRepresentation whole = stored;
        if (stored.Payload is SerializedObject bytes)
        {
            string what = $"number {stored.SequenceNr} of '{stored.PersistenceId}'";
            int end = bytes.Manifest.IndexOf(ManifestSeparator, StringComparison.Ordinal);
            SerializedObject plain = end < 0 ? bytes : bytes with { Manifest = bytes.Manifest[..end] };
            whole = stored.WithPayload(Restore(plain, what))
                .WithManifest(end < 0 ? string.Empty : bytes.Manifest[(end + 1)..]);
        }

        return _adapters.IsEmpty
            ? [whole]
            : _adapters.Get(whole.Payload.GetType()).FromJournal(whole.Payload, whole.Manifest).Events
                .Select(whole.WithPayload);
    }

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

        IEventAdapter adapter = _adapters.Get(known.Payload.GetType());
        string manifest = adapter.Manifest(known.Payload);
        object kept = adapter.ToJournal(known.Payload);
        Tagged tagged = kept as Tagged;
        object payload = tagged is null ? kept : tagged.Payload;
        PreparedEvent prepared = new(
            Form(payload, manifest),
            tagged is null ? [] : [.. tagged.Tags],
            system.Options.OutboxRows?.Invoke(known.Payload is Tagged own ? own.Payload : known.Payload) ?? []);
        Persistent whole = known.WithPrepared(payload, manifest, prepared, known.SequenceNr - numbersFreed);
        check(whole);
        return whole;
    }

    private SerializedObject Form(object payload, string manifest)
    {
        SerializedObject form = system.EventSerializer?.Serialize(payload);
        return form is null || string.IsNullOrEmpty(manifest)
            ? form
            : form with { Manifest = form.Manifest + ManifestSeparator + manifest };
    }
}
