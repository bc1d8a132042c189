#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Testing.PersistenceKit;

/// <summary>What the test stores of one system hold and how they behave. Any thread.</summary>
internal sealed class TestPersistence : IExtension
{
    private volatile IJournalInterceptor _write = JournalInterceptor.Passing;
    private volatile IJournalInterceptor _recovery = JournalInterceptor.Passing;
    private volatile ISnapshotStoreInterceptor _save = SnapshotInterceptor.Passing;
    private volatile ISnapshotStoreInterceptor _load = SnapshotInterceptor.Passing;
    private volatile ISnapshotStoreInterceptor _delete = SnapshotInterceptor.Passing;

    internal TestPersistence()
    {
        OnWrite = new JournalWriteBehavior(chosen => _write = chosen);
        OnRecovery = new JournalRecoveryBehavior(chosen => _recovery = chosen);
        OnSave = new SnapshotStoreSaveBehavior(chosen => _save = chosen);
        OnLoad = new SnapshotStoreLoadBehavior(chosen => _load = chosen);
        OnDelete = new SnapshotStoreDeleteBehavior(chosen => _delete = chosen);
    }

    internal MemoryJournalStore Events { get; } = new();

    internal MemorySnapshots Snapshots { get; } = new();

    internal JournalWriteBehavior OnWrite { get; }

    internal JournalRecoveryBehavior OnRecovery { get; }

    internal SnapshotStoreSaveBehavior OnSave { get; }

    internal SnapshotStoreLoadBehavior OnLoad { get; }

    internal SnapshotStoreDeleteBehavior OnDelete { get; }

    internal IJournalInterceptor Write => _write;

    internal IJournalInterceptor Recovery => _recovery;

    internal ISnapshotStoreInterceptor Save => _save;

    internal ISnapshotStoreInterceptor Load => _load;

    internal ISnapshotStoreInterceptor Delete => _delete;

    internal static TestPersistence Of(ActorSystem system) => (TestPersistence)system.RegisterExtension(Id.Instance);

    private sealed class Id : ExtensionIdProvider<TestPersistence>
    {
        internal static Id Instance { get; } = new();

        public override TestPersistence CreateExtension(ExtendedActorSystem system) => new();
    }
}
