using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Snapshot;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class MemorySnapshotStoreTests : SnapshotStoreSpec
{
    protected override Props StoreProps() => MemorySnapshotStore.PropsFor(new MemorySnapshots());
}
