using Permagent.Kernel.Simulation;
using Permagent.Kernel.Util;
using Permagent.Node.Adapters;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Node.Wiring;
using Permagent.Verify.Formats;

namespace Permagent.Node.Tests.Simulation;

/// <summary>A node under virtual time on real files: started by the flow under test, killed by the simulation's
/// decision, started again by it.</summary>
internal sealed class SimulatedHome(SimulationContext context, ulong seed) : INodeLauncher, IRelay
{
    private SimulatedNode? _node;
    private NodeRuntime? _runtime;
    private TaskCompletionSource _lost = new();

    /// <summary>How often the node was started.</summary>
    public int Starts => _node?.Starts ?? 0;

    /// <summary>False between a crash and the next start.</summary>
    public bool IsUp => _node is { IsUp: true };

    public Task<INodeClient> ConnectAsync(string home, CancellationToken cancellationToken) =>
        Task.FromResult<INodeClient>(new RelayedClient(this));

    public Task<INodeClient> EnsureAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        _node ??= context.CreateNode(
            "node",
            options => Open(HomeFolder.At(request.Home)).OptionsFor(options),
            node =>
            {
                _runtime!.Begin(node.System);
                var runtime = _runtime;
                _lost = new TaskCompletionSource();
                var lost = _lost;
                node.OnCrash(() =>
                {
                    Wait(runtime.CrashAsync());
                    lost.SetResult();
                });
            });
        return ConnectAsync(request.Home, cancellationToken);
    }

    public Task<int> RunAsync(
        string home, bool ephemeral, Action<NodeStatus> ready, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A simulated node is started by its simulation.");

    /// <summary>The service of the node as it runs now.</summary>
    /// <exception cref="NodeException">PA-0100: it is down.</exception>
    public INodeClient Now => IsUp ? _runtime!.Service : throw Down();

    /// <summary>What a killed node was doing never ends, its connection does.</summary>
    public async Task<T> CallAsync<T>(Func<INodeClient, Task<T>> call)
    {
        var lost = _lost.Task;
        var running = call(Now);
        return await Task.WhenAny(running, lost) == running ? await running : throw Down();
    }

    public Task ShutdownAsync(CancellationToken cancellationToken) => Now.ShutdownAsync(cancellationToken);

    /// <summary>Ends the node as it may end at any time: killed.</summary>
    public void End() => _node?.Crash();

    private static NodeException Down() => new("PA-0100", "The node is down.", "permagent up", 6);

    private NodeRuntime Open(HomeFolder home)
    {
        var start = (_node?.Starts ?? 0) + 1;
        var ambient = new NodeAmbient
        {
            Clock = context.Clock,
            Chance = new SeededRandom(seed + (ulong)start),
            Seed = seed,
            Secrets = new SeededSecrets(seed ^ (ulong)start),
            Work = new InlineWorkRunner(),
            Inline = true,
            PlatformId = "simulated machine",
            BootId = $"boot-{start}",
            Binary = Digest.Of("simulated program"u8),
            Version = "0.0.0",
            Os = "simulated",
        };
        return _runtime = Wait(NodeRuntime.OpenAsync(home, ambient, CancellationToken.None));
    }

    // Inline stores have completed when they return; anything else would be a thread that the seed does not govern.
    private static T Wait<T>(Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("A store of a simulated node did not answer at once.");

    private static void Wait(Task task)
    {
        if (!task.IsCompleted) throw new InvalidOperationException("A store of a simulated node did not end at once.");
        task.GetAwaiter().GetResult();
    }
}
