using Permagent.Journal.Outbox;
using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;

namespace Permagent.Journal.Tests.Plugin;

public sealed class SqliteJournalTests : JournalContract
{
    private readonly JournalFolder _folder = new();
    private JournalFile? _file;

    protected override IActorRef Start(ActorSystem system)
    {
        _file = _folder.Open(WriterMode.Thread);
        return system.ActorOf(SqliteJournal.PropsFor(_file));
    }

    protected override IEnumerable<(string Stream, long Number, string Key)> Outbox() => _file!.Outbox
        .Read("ledger", OutboxState.Waiting, 0, 10).Select(row => (row.PersistenceId, row.SequenceNr, row.Key));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _file?.Dispose();
        _folder.Dispose();
    }
}
