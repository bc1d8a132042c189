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
    private readonly HomeFolder _home;
    private readonly NodeAmbient _ambient;
    private NodeStores? _stores;
    private NodeService? _service;
    private ActorSystem? _system;

    private NodeRuntime(HomeFolder home, NodeAmbient ambient) => (_home, _ambient) = (home, ambient);

    /// <summary>The actor system.</summary>
    public ActorSystem System => _system ?? throw NotBegun();

    /// <summary>The local API in this process.</summary>
    public NodeService Service => _service ?? throw NotBegun();

    /// <summary>Opens a home and starts its actors: ledger first (open intents become <c>unknown</c>), then the gate's
    /// redos, then outboxes, then goals by replay.</summary>
    /// <param name="home">A home that exists; its lock is the caller's.</param>
    /// <param name="ambient">Clock, chance, secrets.</param>
    /// <param name="start">Makes the actor system with these options.</param>
    /// <param name="cancellationToken">Ends the wait; what was opened is closed.</param>
    public static async Task<NodeRuntime> StartAsync(
        HomeFolder home, NodeAmbient ambient, Func<ActorSystemOptions, ActorSystem> start,
        CancellationToken cancellationToken)
    {
        var runtime = await OpenAsync(home, ambient, cancellationToken);
        runtime.Begin(start(runtime.OptionsFor(new ActorSystemOptions
        {
            TimeProvider = ambient.Clock,
            Seed = ambient.Seed,
            LoggerFactory = ambient.Loggers,
        })));
        return runtime;
    }

    /// <summary>Opens the files of a home; <see cref="Begin"/> follows.</summary>
    public static async Task<NodeRuntime> OpenAsync(
        HomeFolder home, NodeAmbient ambient, CancellationToken cancellationToken)
    {
        var runtime = new NodeRuntime(home, ambient);
        runtime._stores = await NodeStores.OpenAsync(home, ambient, runtime.OnAppended, cancellationToken);
        await new KeySync(new KeyFiles(home), runtime._stores.Ledger).RunAsync(cancellationToken);
        return runtime;
    }

    /// <summary>The options of the actor system that <see cref="Begin"/> gets.</summary>
    public ActorSystemOptions OptionsFor(ActorSystemOptions options) => NodeTree.OptionsFor(options, _stores!);

    /// <summary>Starts the actors.</summary>
    public void Begin(ActorSystem system)
    {
        _system = system;
        var tree = NodeTree.Grow(system, _stores!, _home, _ambient);
        _service = new NodeService(_home, _stores!, _ambient, tree);
    }

    /// <summary>Drops the stores as a killed process does; for simulations, whose node drops the actors.</summary>
    public Task CrashAsync() => _stores!.CrashAsync();

    /// <summary>Stops in order: actors first, so that they still append their last events, then the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_system is not null) await _system.Terminate();
        if (_service is not null) await _service.DisposeAsync();
        if (_stores is not null) await _stores.DisposeAsync();
    }

    private void OnAppended(long seq) => _system?.EventStream.Publish(new EntryAppended(seq));

    private static InvalidOperationException NotBegun() => new("The node's actors were not started.");
}
