#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>Decides what happens to a failed child.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stop for failures at creation, kill and death pact; Restart for all others.</summary>
    public static IDecider DefaultDecider { get; } = Actor.Decider.From(cause =>
        cause is ActorInitializationException or ActorKilledException or DeathPactException
            ? Directive.Stop
            : Directive.Restart);

    /// <summary>One for one with the default decider, no limit.</summary>
    public static SupervisorStrategy DefaultStrategy { get; } = new OneForOneStrategy(DefaultDecider);

    /// <summary>One for one, every failure stops the child.</summary>
    public static OneForOneStrategy StoppingStrategy { get; } = new(_ => Directive.Stop);

    /// <summary>Maps failures to directives.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    internal bool LoggingEnabled { get; init; } = true;

    /// <summary>Carries a Restart or Stop out.</summary>
    public abstract void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Called after a child has ended.</summary>
    public abstract void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children);

    /// <summary>Restarts a child; one that did not itself fail must be suspended first.</summary>
    protected static void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        KernelRef known = (KernelRef)child;
        if (suspendFirst)
        {
            known.SendSystem(new Suspend());
        }

        known.SendSystem(new Recreate(cause));
    }

    /// <summary>Decides and acts; false means the supervisor itself fails with the cause.</summary>
    internal bool HandleFailure(
        ActorCell cell,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        Directive directive = Handle(child, cause);
        Log(cell, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ((KernelRef)child).SendSystem(new Resume(cause));
                return true;
            case Directive.Restart:
                ProcessFailure(cell, restart: true, child, cause, stats, children);
                return true;
            case Directive.Stop:
                ProcessFailure(cell, restart: false, child, cause, stats, children);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The directive for a child's failure; asks the decider.</summary>
    protected virtual Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    private static string MessageOf(Exception cause) =>
        cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;

    private void Log(ActorCell cell, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
        {
            return;
        }

        ILoggingAdapter log = cell.SystemImpl.LogOf(child, GetType());
        if (directive == Directive.Resume)
        {
            log.Log(LogLevel.WarningLevel, null, MessageOf(cause));
        }
        else
        {
            log.Log(LogLevel.ErrorLevel, cause, MessageOf(cause));
        }
    }
}
