using System.Collections.Concurrent;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Dispatch;

/// <summary>The dispatchers of a system by their ids, which are paths in its settings. Any thread.</summary>
public sealed class Dispatchers
{
    /// <summary>The id of the dispatcher of actors that name none.</summary>
    public static readonly string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The id of the dispatcher of the system's own actors.</summary>
    public static readonly string InternalDispatcherId = "akka.actor.internal-dispatcher";

    /// <summary>The id of the dispatcher that runs actors on the maker's SynchronizationContext.</summary>
    public static readonly string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    private const string CallingThreadConfigurator = "CallingThreadDispatcherConfigurator";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private readonly ConcurrentDictionary<string, MessageDispatcher> _made = new();

    internal Dispatchers(ActorSystem system)
    {
        _system = system;
        Prerequisites = new DispatcherPrerequisites(system);
    }

    /// <summary>What dispatchers are made with.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The settings of the default dispatcher.</summary>
    public Config DefaultDispatcherConfig => _system.Settings.Config.GetConfig(DefaultDispatcherId);

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => _system.Dispatcher;

    /// <summary>The dispatcher of an id.</summary>
    /// <exception cref="ConfigurationException">There is no such section, or its type is not known.</exception>
    public MessageDispatcher Lookup(string dispatcherName) => Find(dispatcherName)
        ?? throw new ConfigurationException($"Dispatcher [{dispatcherName}] not configured.");

    /// <summary>Whether an id has a dispatcher.</summary>
    public bool HasDispatcher(string id) => IsDefault(id) || _configurators.ContainsKey(id)
        || _system.Settings.Config.HasPath(id);

    /// <summary>Gives an id a configurator; false if it has one.</summary>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) =>
        _configurators.TryAdd(id, configurator);

    /// <summary>The dispatcher of an id, or null.</summary>
    internal MessageDispatcher Find(string id)
    {
        if (IsDefault(id))
        {
            return _system.Dispatcher;
        }

        if (_configurators.TryGetValue(id, out MessageDispatcherConfigurator configurator))
        {
            return configurator.Dispatcher();
        }

        Config section = _system.Settings.Config.GetValue(id)?.IsObject() == true
            ? _system.Settings.Config.GetConfig(id)
            : null;
        return section is null ? null : Of(id, section);
    }

    private static bool IsDefault(string id) => string.IsNullOrEmpty(id) || id == DefaultDispatcherId
        || id == InternalDispatcherId;

    private MessageDispatcher Of(string id, Config section)
    {
        string type = section.GetString("type", "Dispatcher");
        int throughput = section.GetInt("throughput", 30);
        switch (type)
        {
            case "Dispatcher" or "TaskDispatcher" or "ForkJoinDispatcher" or "ChannelExecutor":
                return _made.GetOrAdd(id, _ => new ThreadPoolDispatcher(throughput));
            case "PinnedDispatcher":
                PinnedDispatcher pinned = new(id);
                _system.RegisterOnTermination(pinned.Stop);
                return pinned;
            case "SynchronizedDispatcher" or "CurrentSynchronizationContextDispatcher":
                return new SynchronizedDispatcher();
            case { } when type.Contains(CallingThreadConfigurator, StringComparison.Ordinal)
                && TypeNames.Find(type) is null:
                // A test kit may bring its own; without one the kernel's does the same.
                return _made.GetOrAdd(id, _ => new CallingThreadDispatcher(int.MaxValue));
            default:
                Type configurator = TypeNames.Find<MessageDispatcherConfigurator>(type, $"{id}.type");
                return _configurators.GetOrAdd(id, _ => (MessageDispatcherConfigurator)TypeNames.Make(
                    configurator, section, Prerequisites)).Dispatcher();
        }
    }
}
