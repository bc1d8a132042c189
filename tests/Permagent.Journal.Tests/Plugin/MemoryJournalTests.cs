using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class MemoryJournalTests : JournalSpec
{
    private readonly MemoryJournalStore _store = new();

    protected override Props StoreProps() => MemoryJournal.PropsFor(_store);

    protected override IEnumerable<(string Stream, long Number, string Key)> Outbox() =>
        _store.Outbox("ledger").Select(row => (row.PersistenceId, row.SequenceNr, row.Row.Key));
}
