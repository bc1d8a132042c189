using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;

namespace Permagent.Journal.Tests.Plugin;

public sealed class SqliteSnapshotStoreTests : SnapshotContract
{
    private readonly JournalFolder _folder = new();
    private JournalFile? _file;

    protected override IActorRef Start(ActorSystem system)
    {
        _file = _folder.Open(WriterMode.Thread);
        return system.ActorOf(SqliteSnapshotStore.PropsFor(_file));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _file?.Dispose();
        _folder.Dispose();
    }
}
