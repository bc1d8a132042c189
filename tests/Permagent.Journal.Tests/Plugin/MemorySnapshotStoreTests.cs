using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Journal.Tests.Plugin;

public sealed class MemorySnapshotStoreTests : SnapshotContract
{
    protected override IActorRef Start(ActorSystem system) =>
        system.ActorOf(MemorySnapshotStore.PropsFor(new MemorySnapshots()));
}
