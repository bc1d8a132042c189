#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>A journal in memory: for tests, and for systems that need not outlive their process.</summary>
public class MemoryJournal(MemoryJournalStore store) : AsyncWriteJournal
{
    /// <summary>A journal that ends with its actor.</summary>
    public MemoryJournal()
        : this(new MemoryJournalStore())
    {
    }

    /// <summary>A journal over a store that may outlive it.</summary>
    public static Props PropsFor(MemoryJournalStore store) => Props.Create(() => new MemoryJournal(store));

    /// <summary>Stored events of a stream in order.</summary>
    public IEnumerable<IPersistentRepresentation> Read(string pid, long fromSeqNr, long toSeqNr, long max) =>
        store.Read(pid, fromSeqNr, toSeqNr, max);

    /// <summary>The highest number ever given in a stream; 0 for an unknown one.</summary>
    public long HighestSequenceNr(string pid) => store.HighestSequenceNr(pid);

    /// <inheritdoc/>
    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        foreach (Persistent one in store.Read(persistenceId, fromSequenceNr, toSequenceNr, max))
        {
            recoveryCallback(one.Prepared?.Form is { } bytes ? one.WithPayload(bytes) : one);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
        Task.FromResult(store.HighestSequenceNr(persistenceId));

    /// <inheritdoc/>
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        foreach (AtomicWrite write in messages)
        {
            store.Append([.. write.Events.Cast<Persistent>()]);
        }

        return Task.FromResult<IImmutableList<Exception>>(null);
    }

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr)
    {
        store.Delete(persistenceId, toSequenceNr);
        return Task.CompletedTask;
    }
}
