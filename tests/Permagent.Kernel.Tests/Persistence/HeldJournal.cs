#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Tests.Persistence;

/// <summary>A memory journal that a test can hold up, or make fail.</summary>
internal sealed class HeldJournal(MemoryJournalStore store, HeldJournal.Control control) : AsyncWriteJournal
{
    public static Props PropsFor(MemoryJournalStore store, Control control) =>
        Props.Create(() => new HeldJournal(store, control));

    public override async Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        control.Replays.Add(max);
        IReadOnlyList<Persistent> all = store.Read(persistenceId, fromSequenceNr, toSequenceNr, max);
        for (int index = 0; index < all.Count; index++)
        {
            if (index == control.ReplayStopsAfter)
            {
                await control.Until();
            }

            if (all[index].SequenceNr == control.BrokenNr)
            {
                throw new IOException("bad disk");
            }

            recoveryCallback(all[index].Prepared?.Form is { } bytes ? all[index].WithPayload(bytes) : all[index]);
        }
    }

    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
        Task.FromResult(store.HighestSequenceNr(persistenceId));

    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        AtomicWrite[] writes = [.. messages];
        control.Writes.Add(string.Join('|', writes.Select(one => string.Join('+', one.Events.Select(e => e.Payload)))));
        if (control.IsHeld)
        {
            await control.Until();
        }

        if (control.WriteFailure is { } failure)
        {
            throw failure;
        }

        foreach (AtomicWrite write in writes)
        {
            store.Append([.. write.Events.Cast<Persistent>()]);
        }

        return null;
    }

    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr)
    {
        store.Delete(persistenceId, toSequenceNr);
        return Task.CompletedTask;
    }

    internal sealed class Control
    {
        private readonly Queue<TaskCompletionSource> _held = new();

        /// <summary>Each write: events joined by +, atomic writes by |.</summary>
        public List<string> Writes { get; } = [];

        /// <summary>The most events that each replay asked for.</summary>
        public List<long> Replays { get; } = [];

        public bool IsHeld { get; set; }

        public int ReplayStopsAfter { get; set; } = -1;

        public long BrokenNr { get; set; }

        public Exception WriteFailure { get; set; }

        /// <summary>Lets the oldest held call go on; what it causes has happened when this returns.</summary>
        public void Release() => _held.Dequeue().SetResult();

        internal Task Until()
        {
            TaskCompletionSource held = new();
            _held.Enqueue(held);
            return held.Task;
        }
    }
}
