#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Persistence;

/// <summary>The stores of a system; each is one actor, started when it is first asked for.</summary>
public sealed class PersistenceExtension : IExtension
{
    private readonly PersistencePlugins _plugins;

    internal PersistenceExtension(ActorSystemImpl system)
    {
        _plugins = PersistencePlugins.Of(system);
        Settings = new PersistenceSettings(_plugins.Options);
    }

    /// <summary>Settings of persistent actors.</summary>
    public PersistenceSettings Settings { get; }

    /// <summary>The journal of an id; empty for the default.</summary>
    /// <exception cref="ArgumentException">There is no such journal.</exception>
    public IActorRef JournalFor(string journalPluginId) => _plugins.JournalOf(journalPluginId);

    /// <summary>The snapshot store of an id; empty for the default.</summary>
    /// <exception cref="ArgumentException">There is no such store.</exception>
    public IActorRef SnapshotStoreFor(string snapshotPluginId) => _plugins.SnapshotStoreOf(snapshotPluginId);

    /// <summary>The event adapters; all journals of a system share them.</summary>
    public EventAdapters AdaptersFor(string journalPluginId) => _plugins.Adapters;

#pragma warning disable CA1822 // A member of the instance, as in Akka.NET.
    /// <summary>An id made of an actor's path, for actors that need none that outlives their place.</summary>
    public string PersistenceId(IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Path.ToStringWithoutAddress();
    }
#pragma warning restore CA1822
}
