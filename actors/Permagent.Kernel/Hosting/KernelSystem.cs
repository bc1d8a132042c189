using Permagent.Kernel.Actor;
using Permagent.Kernel.Diagnostics;

namespace Permagent.Kernel.Hosting;

/// <summary>Starts actor systems.</summary>
public static class KernelSystem
{
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
        KernelTelemetry.StartBeside();
        return system;
    }

    private static Dispatch.MessageDispatcher DispatcherFor(ActorSystemOptions options) =>
        options.Dispatcher == DispatcherKind.CallingThread
            ? new Dispatch.CallingThreadDispatcher(options.Throughput)
            : new Dispatch.ThreadPoolDispatcher(options.Throughput);
}
