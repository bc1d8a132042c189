#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Persistence.Snapshot;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence;

/// <summary>The stores of one system: one actor each, started with the first persistent actor. Any thread.</summary>
internal sealed class PersistencePlugins(ActorSystemImpl system, SeededRandom chance)
{
    private readonly Lock _lock = new();
    private IActorRef _journal;
    private IActorRef _snapshotStore;
    private IActorRef _permits;
    private int _instances;

    internal PersistenceOptions Options => system.Options.Persistence;

    internal IActorRef Journal =>
        Started(ref _journal, "journal", system.Options.Journal ?? MemoryJournal.PropsFor(new MemoryJournalStore()));

    internal IActorRef SnapshotStore => Started(
        ref _snapshotStore,
        "snapshots",
        system.Options.SnapshotStore ?? MemorySnapshotStore.PropsFor(new MemorySnapshots()));

    internal IActorRef Permits =>
        Started(ref _permits, "recovery-permits", RecoveryPermits.PropsFor(Options.RecoveriesMax));

    internal int NextInstanceId() => Interlocked.Increment(ref _instances);

    /// <summary>A name for one writing instance, from the seeded source, so that a simulation repeats it.</summary>
    internal string NextWriter() => chance.NextUInt64().ToString("x16", null);

    private IActorRef Started(ref IActorRef known, string name, Props props)
    {
        lock (_lock)
        {
            return known ??= system.SystemActorOf(props, name);
        }
    }
}
