using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class SqliteSnapshotStoreTests : SnapshotStoreSpec, IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly JournalFile _file;

    public SqliteSnapshotStoreTests() => _file = _folder.Open(WriterMode.Thread);

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    protected override Props StoreProps() => SqliteSnapshotStore.PropsFor(_file);
}
