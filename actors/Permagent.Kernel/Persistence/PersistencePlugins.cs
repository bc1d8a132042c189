#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;
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
    private readonly Dictionary<string, IActorRef> _started = [];
    private int _instances;

    internal PersistencePlugins(ActorSystemImpl system)
    {
        _system = system;
        _chance = new SeededRandom(system.Options.Seed ^ WriterStream);
        Adapters = new EventAdapters(system.Options.EventAdapters);
    }

    internal PersistenceOptions Options => _system.Options.Persistence;

    internal EventAdapters Adapters { get; }

    internal IActorRef Permits => Started("recovery-permits", () => RecoveryPermits.PropsFor(Options.RecoveriesMax));

    internal IActorRef JournalOf(string id) => Started(NameOf("journal", id), () => JournalProps(id));

    internal IActorRef SnapshotStoreOf(string id) => Started(NameOf("snapshots", id), () => SnapshotProps(id));

    /// <summary>Stores of a system, made when they are first asked for.</summary>
    internal static PersistencePlugins Of(ActorSystemImpl system) =>
        (PersistencePlugins)system.RegisterExtension(PluginsId.Instance);

    /// <summary>From 1: 0 stands for requests of no instance.</summary>
    internal int NextInstanceId() => Interlocked.Increment(ref _instances);

    /// <summary>A name for one writing instance, from the seeded source, so that a simulation repeats it.</summary>
    internal string NextWriter() => _chance.NextUInt64().ToString("x16", null);

    private static string NameOf(string kind, string id) =>
        string.IsNullOrEmpty(id) ? kind : $"{kind}-{Uri.EscapeDataString(id)}";

    private Props JournalProps(string id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            return Known(_system.Options.Journals, id)?.Invoke(_system)
                ?? _system.Options.Hooks?.Journal(_system, id)
                ?? throw new ArgumentException($"No journal '{id}' in ActorSystemOptions.Journals.", nameof(id));
        }

        return _system.Options.Journal?.Invoke(_system)
            ?? _system.Options.Hooks?.Journal(_system, "")
            ?? throw new InvalidOperationException(
                $"The actor system {_system.Name} has no journal: set ActorSystemOptions.Journal.");
    }

    private Props SnapshotProps(string id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            return Known(_system.Options.SnapshotStores, id)?.Invoke(_system)
                ?? _system.Options.Hooks?.SnapshotStore(_system, id)
                ?? throw new ArgumentException(
                    $"No snapshot store '{id}' in ActorSystemOptions.SnapshotStores.", nameof(id));
        }

        return _system.Options.SnapshotStore?.Invoke(_system)
            ?? _system.Options.Hooks?.SnapshotStore(_system, "")
            ?? Props.Create(() => new NoSnapshotStore());
    }

    private static Func<ActorSystem, Props> Known(
        ImmutableDictionary<string, Func<ActorSystem, Props>> plugins, string id) => plugins.GetValueOrDefault(id);

    private IActorRef Started(string name, Func<Props> props)
    {
        lock (_lock)
        {
            if (!_started.TryGetValue(name, out IActorRef known))
            {
                _started[name] = known = _system.SystemActorOf(props(), name);
            }

            return known;
        }
    }

    private sealed class PluginsId : ExtensionIdProvider<PersistencePlugins>
    {
        public static PluginsId Instance { get; } = new();

        public override PersistencePlugins CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
    }
}
