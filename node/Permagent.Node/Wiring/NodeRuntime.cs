using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Node.Service;
using Permagent.Protocol.Ledgers;

namespace Permagent.Node.Wiring;

/// <summary>A node that runs: stores, actors and the service in front of them. The same in a daemon and in a
/// simulation; only the surroundings and the actor system differ.</summary>
internal sealed class NodeRuntime : IAsyncDisposable
{
    private readonly NodeStores _stores;

    private NodeRuntime(NodeStores stores, ActorSystem system, NodeService service) =>
        (_stores, System, Service) = (stores, system, service);

    /// <summary>The actor system.</summary>
    public ActorSystem System { get; }

    /// <summary>The local API in this process.</summary>
    public NodeService Service { get; }

    /// <summary>Opens the home and starts its actors: ledger first (open intents become <c>unknown</c>), then the gate's
    /// redos, then outboxes, then goals by replay.</summary>
    /// <param name="home">A home that exists; its lock is the caller's.</param>
    /// <param name="ambient">Clock, chance, secrets.</param>
    /// <param name="start">Makes the actor system with these options.</param>
    /// <param name="cancellationToken">Ends the wait; what was opened is closed.</param>
    public static async Task<NodeRuntime> StartAsync(
        HomeFolder home, NodeAmbient ambient, Func<ActorSystemOptions, ActorSystem> start,
        CancellationToken cancellationToken)
    {
        ActorSystem? system = null;
        var stores = await NodeStores.OpenAsync(
            home, ambient, seq => system?.EventStream.Publish(new EntryAppended(seq)), cancellationToken);
        await new KeySync(new KeyFiles(home), stores.Ledger).RunAsync(cancellationToken);
        var options = new ActorSystemOptions
        {
            TimeProvider = ambient.Clock,
            Seed = ambient.Seed,
            LoggerFactory = ambient.Loggers,
        };
        system = start(NodeTree.OptionsFor(options, stores));
        var tree = NodeTree.Grow(system, stores, home, ambient);
        return new(stores, system, new NodeService(home, stores, ambient, tree));
    }

    /// <summary>Drops the stores as a killed process does; for simulations, whose node drops the actors.</summary>
    public Task CrashAsync() => _stores.CrashAsync();

    /// <summary>Stops in order: actors first, so that they still append their last events, then the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await _stores.DisposeAsync();
    }
}
