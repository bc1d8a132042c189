using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Journal.Tests.Plugin;

public sealed class MemoryJournalTests : JournalContract
{
    private readonly MemoryJournalStore _store = new();

    protected override IActorRef Start(ActorSystem system) => system.ActorOf(MemoryJournal.PropsFor(_store));

    protected override IEnumerable<(string Stream, long Number, string Key)> Outbox() =>
        _store.Outbox("ledger").Select(row => (row.PersistenceId, row.SequenceNr, row.Row.Key));
}
