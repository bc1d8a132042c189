#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Snapshot;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence;

/// <summary>The stores of one system: one actor each, started with the first persistent actor. Any thread.</summary>
internal sealed class PersistencePlugins : IExtension
{
    private const ulong WriterStream = 0x5772_6974_6572_7321; // Another stream than that of the uids.

    private readonly ActorSystemImpl _system;
    private readonly SeededRandom _chance;
    private readonly Lock _lock = new();
    private IActorRef _journal;
    private IActorRef _snapshotStore;
    private IActorRef _permits;
    private int _instances;

    internal PersistencePlugins(ActorSystemImpl system)
    {
        _system = system;
        _chance = new SeededRandom(system.Options.Seed ^ WriterStream);
    }

    internal PersistenceOptions Options => _system.Options.Persistence;

    internal IActorRef Journal => Started(ref _journal, "journal", MakeJournal);

    internal IActorRef SnapshotStore => Started(
        ref _snapshotStore,
        "snapshots",
        () => _system.Options.SnapshotStore?.Invoke(_system) ?? Props.Create(() => new NoSnapshotStore()));

    internal IActorRef Permits => Started(
        ref _permits, "recovery-permits", () => RecoveryPermits.PropsFor(Options.RecoveriesMax));

    /// <summary>Stores of a system, made when they are first asked for.</summary>
    internal static PersistencePlugins Of(ActorSystemImpl system) =>
        (PersistencePlugins)system.RegisterExtension(PluginsId.Instance);

    /// <summary>From 1: 0 stands for requests of no instance.</summary>
    internal int NextInstanceId() => Interlocked.Increment(ref _instances);

    /// <summary>A name for one writing instance, from the seeded source, so that a simulation repeats it.</summary>
    internal string NextWriter() => _chance.NextUInt64().ToString("x16", null);

    private Props MakeJournal()
    {
        Func<ActorSystem, Props> make = _system.Options.Journal ?? throw new InvalidOperationException(
            $"The actor system {_system.Name} has no journal: set ActorSystemOptions.Journal.");
        return make(_system);
    }

    private IActorRef Started(ref IActorRef known, string name, Func<Props> props)
    {
        lock (_lock)
        {
            return known ??= _system.SystemActorOf(props(), name);
        }
    }

    private sealed class PluginsId : ExtensionIdProvider<PersistencePlugins>
    {
        public static PluginsId Instance { get; } = new();

        public override PersistencePlugins CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
    }
}
