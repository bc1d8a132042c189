using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Dispatch;

/// <summary>What dispatchers are made with.</summary>
public interface IDispatcherPrerequisites
{
    /// <summary>The system's event stream.</summary>
    EventStream EventStream { get; }

    /// <summary>The system's scheduler.</summary>
    IScheduler Scheduler { get; }

    /// <summary>The system's settings.</summary>
    Settings Settings { get; }

    /// <summary>The system's mailboxes.</summary>
    Mailboxes Mailboxes { get; }
}

/// <summary>What dispatchers are made with.</summary>
internal sealed class DispatcherPrerequisites(ActorSystem system) : IDispatcherPrerequisites
{
    public EventStream EventStream => system.EventStream;

    public IScheduler Scheduler => system.Scheduler;

    public Settings Settings => system.Settings;

    public Mailboxes Mailboxes => system.Mailboxes;
}

/// <summary>Makes dispatchers of a section of the settings.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>Of a section.</summary>
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) =>
        (Config, Prerequisites) = (config, prerequisites);

    /// <summary>The section.</summary>
    public Config Config { get; }

    /// <summary>What dispatchers are made with.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher.</summary>
    public abstract MessageDispatcher Dispatcher();
}
