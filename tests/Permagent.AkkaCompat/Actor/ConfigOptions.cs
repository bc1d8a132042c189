using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary>Settings as the kernel's options.</summary>
internal static class ConfigOptions
{
    internal static ActorSystemOptions From(Config config, ulong seed) => new()
    {
        TimeProvider = TimeProvider.System,
        Seed = seed,
        Throughput = config.GetInt("akka.actor.default-dispatcher.throughput", 30),
        AskTimeout = Limit(config.GetTimeSpan("akka.actor.ask-timeout")),
    };

    /// <summary>Infinite is no limit.</summary>
    private static TimeSpan? Limit(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : time;
}
