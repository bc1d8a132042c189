using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>What a system was started with, for reading. Any thread.</summary>
public sealed class Settings
{
    private volatile Config _config;
    private volatile Config _user;

    /// <summary>Settings of a system.</summary>
    public Settings(ActorSystem system, Config config)
        : this(system, config, ActorSystemSetup.Empty)
    {
    }

    /// <summary>Settings of a system with its setups.</summary>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        LogFilter = setup.Get<LogFilterSetup>().Select(filters => filters.CreateEvaluator())
            .GetOrElse(LogFilterEvaluator.NoFilters);
        _user = config ?? Config.Empty;
        _config = _user.WithFallback(ConfigurationFactory.Default());
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The setups the system was created with.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The configuration with all fallbacks behind it.</summary>
    public Config Config => _config;

    /// <summary>The configuration as given, without the defaults.</summary>
    public Config UserConfig => _user;

    /// <summary>What writes to standard output before loggers run.</summary>
    public MinimalLogger StdoutLogger { get; } = new StandardOutLogger();

    /// <summary>Which log events loggers keep.</summary>
    public LogFilterEvaluator LogFilter { get; }

    /// <summary>The log level's word.</summary>
    public string LogLevel => _config.GetString("akka.loglevel");

    /// <summary>The log level's word of standard output before loggers run.</summary>
    public string StdoutLogLevel => _config.GetString("akka.stdout-loglevel");

    /// <summary>The loggers' type names.</summary>
    public IList<string> Loggers => _config.GetStringList("akka.loggers");

    /// <summary>How long an Ask without a time-out of its own waits.</summary>
    public TimeSpan AskTimeout => _config.GetTimeSpan("akka.actor.ask-timeout");

    /// <summary>How long the making of a top-level actor may take.</summary>
    public TimeSpan CreationTimeout => _config.GetTimeSpan("akka.actor.creation-timeout");

    /// <summary>Most dead letters that are logged one by one.</summary>
    public int LogDeadLetters => DeadLetterSettings.LoggedMax(_config);

    /// <summary>Whether dead letters are logged while the system stops.</summary>
    public bool LogDeadLettersDuringShutdown => _config.GetBoolean("akka.log-dead-letters-during-shutdown");

    /// <summary>How long the log is silent about dead letters after the last of them.</summary>
    public TimeSpan LogDeadLettersSuspendDuration => _config.GetTimeSpan("akka.log-dead-letters-suspend-duration");

    /// <summary>How long the scheduler may take to stop.</summary>
    public TimeSpan SchedulerShutdownTimeout => _config.GetTimeSpan("akka.scheduler.shutdown-timeout");

    /// <summary>Whether unhandled messages are logged at debug level.</summary>
    public bool DebugUnhandledMessage => _config.GetBoolean("akka.actor.debug.unhandled");

    /// <summary>Whether the life cycle of actors is logged at debug level.</summary>
    public bool DebugLifecycle => _config.GetBoolean("akka.actor.debug.lifecycle");

    /// <summary>Whether automatically handled messages are logged at debug level.</summary>
    public bool DebugAutoReceive => _config.GetBoolean("akka.actor.debug.autoreceive");

    /// <summary>Whether the event stream logs its subscriptions.</summary>
    public bool DebugEventStream => _config.GetBoolean("akka.actor.debug.event-stream");

    /// <summary>Whether finite state machines log their transitions.</summary>
    public bool FsmDebugEvent => _config.GetBoolean("akka.actor.debug.fsm");

    /// <summary>Puts settings behind all the others.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        lock (System)
        {
            _config = _config.WithFallback(config);
            _user = _user.WithFallback(config);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _config.ToString();
}
