using Permagent.Journal.Outbox;
using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class SqliteJournalTests : JournalSpec, IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly JournalFile _file;

    public SqliteJournalTests() => _file = _folder.Open(WriterMode.Thread);

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    protected override Props StoreProps() => SqliteJournal.PropsFor(_file);

    protected override IEnumerable<(string Stream, long Number, string Key)> Outbox() => _file.Outbox
        .Read("ledger", OutboxState.Waiting, 0, 10).Select(row => (row.PersistenceId, row.SequenceNr, row.Key));
}
