using Permagent.Kernel.Actor;
using Permagent.Kernel.Diagnostics;
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Hosting;

/// <summary>Starts actor systems.</summary>
public static class KernelSystem
{
    /// <summary>The first answers need not wait for the instruments; whoever listens does so for longer.</summary>
    private static readonly TimeSpan s_telemetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Starts a system.</summary>
    /// <param name="name">Letters, digits, <c>-</c> and <c>_</c>; not first <c>-</c> or <c>_</c>.</param>
    /// <param name="options">Clock, seed and limits.</param>
    /// <exception cref="ArgumentException">The name or an option is not valid.</exception>
    public static ActorSystem Create(string name, ActorSystemOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Dispatcher == DispatcherKind.Simulated)
        {
            throw new ArgumentException("A simulated system is made by a SimulationContext.", nameof(options));
        }

        ActorSystem system = new ActorSystemImpl(name, options, DispatcherFor(options)).Start();
        ITimer telemetry = options.TimeProvider.CreateTimer(
            static _ => KernelTelemetry.Start(), null, s_telemetryDelay, Timeout.InfiniteTimeSpan);
        system.RegisterOnTermination(telemetry.Dispose);
        return system;
    }

    private static MessageDispatcher DispatcherFor(ActorSystemOptions options) =>
        options.Dispatcher == DispatcherKind.CallingThread
            ? new CallingThreadDispatcher(options.Throughput)
            : new ThreadPoolDispatcher(options.Throughput);
}
