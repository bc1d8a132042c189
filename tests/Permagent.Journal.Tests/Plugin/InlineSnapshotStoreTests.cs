using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>The snapshot store on disk as the simulation uses it.</summary>
public sealed class InlineSnapshotStoreTests : SnapshotStoreSpec, IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly JournalFile _file;

    public InlineSnapshotStoreTests() => _file = _folder.Open();

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    protected override Props StoreProps() => SqliteSnapshotStore.PropsFor(_file);

    protected override Task RunAsync(Func<ISpecHost, Task> test) =>
        SimulatedRun.RunAsync(SystemOptions, StoreProps, test);
}
