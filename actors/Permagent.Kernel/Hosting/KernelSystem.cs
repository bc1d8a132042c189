using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;

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

        return new ActorSystemImpl(name, options, DispatcherFor(options)).Start();
    }

    private static MessageDispatcher DispatcherFor(ActorSystemOptions options) =>
        options.Dispatcher == DispatcherKind.CallingThread
            ? new CallingThreadDispatcher(options.Throughput)
            : new ThreadPoolDispatcher(options.Throughput);
}
