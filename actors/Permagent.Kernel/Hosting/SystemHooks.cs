#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Hosting;

/// <summary>Answers to ids that the options do not know; for a test kit and for settings read from text. Null from a
/// function means that it does not know the id either.</summary>
internal sealed record SystemHooks
{
    /// <summary>The dispatcher of an id.</summary>
    internal Func<ActorSystemImpl, string, MessageDispatcher> Dispatcher { get; init; } = (_, _) => null;

    /// <summary>The mailbox of an id.</summary>
    internal Func<ActorSystemImpl, string, MailboxOptions> Mailbox { get; init; } = (_, _) => null;

    /// <summary>The props with which an actor of a path is really made.</summary>
    internal Func<ActorPath, Props, Props> Deploy { get; init; } = (_, props) => props;

    /// <summary>What stands for the system's scheduler in public; null for the kernel's own.</summary>
    internal IScheduler Scheduler { get; init; }

    /// <summary>The journal of an id.</summary>
    internal Func<ActorSystem, string, Props> Journal { get; init; } = (_, _) => null;

    /// <summary>The snapshot store of an id.</summary>
    internal Func<ActorSystem, string, Props> SnapshotStore { get; init; } = (_, _) => null;
}
