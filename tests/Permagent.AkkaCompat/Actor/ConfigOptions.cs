using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Settings as the kernel's options.</summary>
internal static class ConfigOptions
{
    internal static ActorSystemOptions From(Config config, ulong seed) =>
        From(config, seed, IClockedScheduler.Of(config));

    private static ActorSystemOptions From(Config config, ulong seed, IClockedScheduler scheduler) => new()
    {
        TimeProvider = scheduler?.Clock ?? TimeProvider.System,
        Seed = seed,
        Throughput = config.GetInt("akka.actor.default-dispatcher.throughput", 30),
        AskTimeout = Limit(config.GetTimeSpan("akka.actor.ask-timeout")),
        MailboxCapacity = DefaultCapacity(config),
        UserStrategy = UserStrategyOf(config),
        Persistence = PersistenceOf(config),
        Journal = system => PersistencePluginConfig.Journal(system, ""),
        SnapshotStore = system => PersistencePluginConfig.SnapshotStore(system, ""),
        Hooks = new SystemHooks
        {
            Scheduler = scheduler,
            Dispatcher = (system, id) => CompatSystem.Of(system).Dispatchers.Find(id),
            Mailbox = (system, id) => CompatSystem.Of(system).Mailboxes.Find(id),
            Journal = PersistencePluginConfig.Journal,
            SnapshotStore = PersistencePluginConfig.SnapshotStore,
        },
    };

    /// <summary>Infinite is no limit.</summary>
    private static TimeSpan? Limit(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : time;

    private static int? DefaultCapacity(Config config)
    {
        string type = config.GetString($"{Dispatch.Mailboxes.DefaultMailboxId}.mailbox-type", "");
        return type.Contains(".Bounded", StringComparison.Ordinal)
            ? Dispatch.Mailboxes.CapacityOf(config.GetConfig(Dispatch.Mailboxes.DefaultMailboxId))
            : null;
    }

    private static UserStrategy UserStrategyOf(Config config)
    {
        const string Path = "akka.actor.guardian-supervisor-strategy";
        Type type = TypeNames.Find<SupervisorStrategyConfigurator>(config.GetString(Path), Path);
        SupervisorStrategy strategy = ((SupervisorStrategyConfigurator)TypeNames.Make(type)).Create();
        return new UserStrategy
        {
            Default = strategy switch
            {
                OneForOneStrategy one => Rule(one, one.MaxNumberOfRetries, one.WithinTimeRangeMilliseconds),
                _ => throw new ConfigurationException(
                    $"{Path}: {type.FullName} gives a {strategy.GetType().Name}; /user takes a OneForOneStrategy."),
            },
        };
    }

    private static ChildRule Rule(SupervisorStrategy strategy, int restartsMax, int windowMilliseconds) => new()
    {
        Decide = strategy.Decider.Decide,
        RestartsMax = restartsMax,
        Window = windowMilliseconds > 0 ? TimeSpan.FromMilliseconds(windowMilliseconds) : TimeSpan.Zero,
    };

    private static PersistenceOptions PersistenceOf(Config config)
    {
        PersistenceOptions byDefault = new();
        return byDefault with
        {
            RecoveriesMax = config.GetInt("akka.persistence.max-concurrent-recoveries", byDefault.RecoveriesMax),
            RecoveryEventTimeout = config.GetTimeSpan(
                "akka.persistence.journal-plugin-fallback.recovery-event-timeout", byDefault.RecoveryEventTimeout),
        };
    }
}
