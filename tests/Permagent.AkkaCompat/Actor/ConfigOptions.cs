using System.Collections.Immutable;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Settings as the kernel's options.</summary>
internal static class ConfigOptions
{
    /// <param name="config">The settings with the defaults behind them.</param>
    /// <param name="seed">The system's seed.</param>
    /// <param name="system">The system to be, once it is there.</param>
    internal static ActorSystemOptions From(Config config, ulong seed, Func<ExtendedActorSystem> system) =>
        From(config, seed, system, IClockedScheduler.Of(config));

    private static ActorSystemOptions From(
        Config config, ulong seed, Func<ExtendedActorSystem> system, IClockedScheduler scheduler) => new()
    {
        TimeProvider = scheduler?.Clock ?? TimeProvider.System,
        Seed = seed,
        Throughput = config.GetInt("akka.actor.default-dispatcher.throughput", 30),
        AskTimeout = Limit(config.GetTimeSpan("akka.actor.ask-timeout")),
        MailboxCapacity = DefaultCapacity(config),
        Persistence = PersistenceOf(config),
        CoordinatedShutdown = ConfiguredShutdown.From(config),
        EventAdapters = AdaptersOf(config, system),
        Hooks = new SystemHooks
        {
            Scheduler = scheduler,
            Deploy = new ConfiguredDeployment(config).Deployed,
            Dispatcher = (made, id) => CompatSystem.Of(made).Dispatchers.Find(id),
            Mailbox = (made, id) => CompatSystem.Of(made).Mailboxes.Find(id),
            GuardianStrategy = () => GuardianStrategyOf(config),
            DeadLettersLoggedMax = DeadLetterSettings.LoggedMax(config),
            DeadLetterSilence = Silence(config.GetTimeSpan("akka.log-dead-letters-suspend-duration")),
            LogsDeadLettersWhileStopping = config.GetBoolean("akka.log-dead-letters-during-shutdown"),
            LogLevel = Event.Loggers.LevelOf(config.GetString("akka.loglevel")),
            Journal = PersistencePluginConfig.Journal,
            SnapshotStore = PersistencePluginConfig.SnapshotStore,
        },
    };

    /// <summary>Infinite is no limit.</summary>
    private static TimeSpan? Limit(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : time;

    /// <summary>Infinite: nothing is logged again.</summary>
    private static TimeSpan Silence(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time;

    private static ImmutableList<EventAdapterBinding> AdaptersOf(Config config, Func<ExtendedActorSystem> system)
    {
        string journal = config.GetString("akka.persistence.journal.plugin", "");
        return journal.Length == 0 ? [] : ConfiguredAdapters.From(config.GetConfig(journal), system);
    }

    private static int? DefaultCapacity(Config config)
    {
        string type = config.GetString($"{Dispatch.Mailboxes.DefaultMailboxId}.mailbox-type", "");
        return type.Contains(".Bounded", StringComparison.Ordinal)
            ? Dispatch.Mailboxes.CapacityOf(config.GetConfig(Dispatch.Mailboxes.DefaultMailboxId))
            : null;
    }

    private static SupervisorStrategy GuardianStrategyOf(Config config)
    {
        const string Path = "akka.actor.guardian-supervisor-strategy";
        Type type = TypeNames.Find<SupervisorStrategyConfigurator>(config.GetString(Path), Path);
        return ((SupervisorStrategyConfigurator)TypeNames.Make(type)).Create();
    }

    private static PersistenceOptions PersistenceOf(Config config)
    {
        PersistenceOptions byDefault = new();
        return byDefault with
        {
            RecoveriesMax = config.GetInt("akka.persistence.max-concurrent-recoveries", byDefault.RecoveriesMax),
            RecoveryEventTimeout = config.GetTimeSpan(
                "akka.persistence.journal-plugin-fallback.recovery-event-timeout", byDefault.RecoveryEventTimeout),
            AtLeastOnceDelivery = DeliveryOf(config.GetConfig("akka.persistence.at-least-once-delivery")),
        };
    }

    private static PersistenceSettings.AtLeastOnceDeliverySettings DeliveryOf(Config section) => new(
        section.GetTimeSpan("redeliver-interval"),
        section.GetInt("redelivery-burst-limit"),
        section.GetInt("warn-after-number-of-unconfirmed-attempts"),
        section.GetInt("max-unconfirmed-messages"));
}
