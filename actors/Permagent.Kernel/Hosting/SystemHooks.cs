#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Event;

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

    /// <summary>The strategy of <c>/user</c> in place of the options' own; null = those.</summary>
    internal Func<SupervisorStrategy> GuardianStrategy { get; init; }

    /// <summary>Dead letters logged one by one before silence. Default: 10.</summary>
    internal int DeadLettersLoggedMax { get; init; } = 10;

    /// <summary>The silence after them. Default: 5 min.</summary>
    internal TimeSpan DeadLetterSilence { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether dead letters are logged while the system stops. Default: false.</summary>
    internal bool LogsDeadLettersWhileStopping { get; init; }

    /// <summary>Events below this level are not made. Default: all are, where somebody takes them.</summary>
    internal LogLevel LogLevel { get; init; } = LogLevel.DebugLevel;

    /// <summary>The journal of an id.</summary>
    internal Func<ActorSystem, string, Props> Journal { get; init; } = (_, _) => null;

    /// <summary>The snapshot store of an id.</summary>
    internal Func<ActorSystem, string, Props> SnapshotStore { get; init; } = (_, _) => null;
}
