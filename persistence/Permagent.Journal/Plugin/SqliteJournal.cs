using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Storage;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Journal.Plugin;

/// <summary>The kernel's journal over a <see cref="JournalFile"/>. Whoever opened the file closes it, after the system
/// has ended.</summary>
public sealed class SqliteJournal(JournalFile file) : AsyncWriteJournal
{
    /// <summary>The journal's actor, for <see cref="ActorSystemOptions.Journal"/>. The system needs an event
    /// serializer.</summary>
    public static Props PropsFor(JournalFile file) => Props.Create(() => new SqliteJournal(file));

    /// <inheritdoc/>
    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback) => file.ReadAsync(() =>
        {
            foreach (var stored in file.Replay(persistenceId, fromSequenceNr, toSequenceNr, max))
                recoveryCallback(Representation(stored));
            return true;
        });

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
        file.ReadAsync(() => file.HighestSequenceNr(persistenceId));

    /// <inheritdoc/>
    protected override void CheckEvent(Persistent prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var form = prepared.Prepared.Form ?? throw new InvalidOperationException(
            "A journal on disk needs a serializer: set ActorSystemOptions.EventSerializer.");
        Names.CheckBytes(form.Payload, JournalLimits.EventBytesMax, "payload of the event");
    }

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var writes = messages
            .Select(write => new JournalWrite(write.PersistenceId, [.. write.Events.Cast<Persistent>().Select(Event)]))
            .ToList();
        var results = await file.AppendAsync(writes, CancellationToken.None).ConfigureAwait(false);

        // What the file itself refuses is not a refused event: a stale number means that two actors write one stream.
        return results.Select(result => result.Failure).FirstOrDefault(failure => failure is not null) is { } first
            ? throw first
            : ImmutableArray.Create(new Exception[results.Length]);
    }

    /// <inheritdoc/>
    protected override bool IsStoreLost(Exception cause) => cause is JournalDiskException or JournalFullException;

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr) =>
        file.DeleteEventsAsync(persistenceId, toSequenceNr, CancellationToken.None);

    private static JournalEvent Event(Persistent one)
    {
        var form = one.Prepared.Form;
        return new JournalEvent(
            one.SequenceNr, one.WriterGuid, one.Timestamp, form.Serializer, form.Manifest, form.Payload)
        {
            Tags = one.Prepared.Tags,
            Outbox = one.Prepared.Rows,
        };
    }

    private static Persistent Representation(StoredEvent stored) => new(
        new SerializedObject(stored.Serializer, stored.Manifest, stored.Payload),
        stored.SequenceNr,
        stored.PersistenceId,
        stored.Manifest,
        writerGuid: stored.Writer,
        timestamp: stored.Timestamp);
}
