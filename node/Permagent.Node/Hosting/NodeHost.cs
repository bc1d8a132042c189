using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Permagent.Kernel.Hosting;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Stop;
using Permagent.Node.Wiring;

namespace Permagent.Node.Hosting;

/// <summary>How the daemon runs. <c>Ephemeral</c>: it ends 60 s after its last client left.</summary>
internal sealed record NodeHostOptions(bool Ephemeral)
{
    /// <summary>How long an ephemeral daemon waits for another client. Default: 60 s, the time to type a
    /// verb.</summary>
    public TimeSpan IdleTimeMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most time for an orderly end. Default: 10 s; what is durable by then is all that counts.</summary>
    public TimeSpan StopTimeMax { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>The daemon: takes the home's lock, runs the node, serves the local API, ends in order.</summary>
internal static class NodeHost
{
    private static readonly TimeSpan LookTime = TimeSpan.FromMilliseconds(100); // The stop flag is seen this fast.

    /// <summary>Runs until the caller, a signal or <c>down</c> ends it.</summary>
    /// <returns>Exit code: 0 after an orderly end.</returns>
    /// <exception cref="NodeException">The home cannot be used; the message says why.</exception>
    public static async Task<int> RunAsync(
        HomeFolder home, NodeHostOptions options, Action<NodeStatus> ready, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(NodeLauncher.DetachVariable) is { Length: > 0 } log)
            Detached.Become(log);
        home.RequireSocketFits();
        home.MakeFolders(freeBytesMin: 0); // Modes are set right at each start; space is the stores' own matter.
        HomeConfig.Read(home.Config);
        using var held = HomeLock.Take(home);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new ErrorLineLogger(Console.Error)));
        var ambient = NodeAmbient.OfProcess(loggers);
        var runtime = await NodeRuntime.StartAsync(
            home, ambient, with => KernelSystem.Create("node", with), cancellationToken);
        var presence = new Presence(ambient.Clock);
        var server = new ApiServer(home, runtime.Service, presence);
        await server.StartAsync(cancellationToken);
        runtime.Service.GoOnReading();
        ready(await runtime.Service.StatusAsync(cancellationToken));
        await UntilEndAsync(home, options, runtime, (presence, ambient.Clock), cancellationToken);
        await server.DisposeAsync();
        await EndAsync(runtime, options, ambient.Clock);
        return 0;
    }

    private static async Task UntilEndAsync(
        HomeFolder home, NodeHostOptions options, NodeRuntime runtime, (Presence Calls, TimeProvider Clock) seen,
        CancellationToken cancellationToken)
    {
        using var signalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, signalled));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, signalled));
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        var stop = new StopSwitch(home);
        var stopped = false;
        using var look = new PeriodicTimer(LookTime, seen.Clock);
        try
        {
            while (await look.WaitForNextTickAsync(signalled.Token))
            {
                if (runtime.Service.ShutdownAsked.Task.IsCompleted || runtime.System.WhenTerminated.IsCompleted) return;
                if (options.Ephemeral && seen.Calls.Idle > options.IdleTimeMax) return;
                if (stop.IsSet == stopped) continue;
                stopped = stop.IsSet;
                if (stopped) await runtime.Service.StopSeenAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end: that is how this loop ends.
        }
    }

    private static void End(PosixSignalContext context, CancellationTokenSource signalled)
    {
        context.Cancel = true; // We end ourselves, in order.
        signalled.Cancel();
    }

    private static async Task EndAsync(NodeRuntime runtime, NodeHostOptions options, TimeProvider clock)
    {
        try
        {
            await runtime.DisposeAsync().AsTask().WaitAsync(options.StopTimeMax, clock);
        }
        catch (TimeoutException)
        {
            // Whatever still runs is ended with the process; a crash is a normal stop.
            await Console.Error.WriteLineAsync($"The node did not end within {options.StopTimeMax.TotalSeconds:0} s.");
        }
    }
}
