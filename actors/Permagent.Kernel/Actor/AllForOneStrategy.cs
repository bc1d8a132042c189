#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>A Restart or Stop concerns all children.</summary>
public class AllForOneStrategy : SupervisorStrategy
{
    /// <summary>No limit of restarts.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, 0, Actor.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>No limit of restarts.</summary>
    public AllForOneStrategy(IDecider decider)
        : this(-1, 0, decider)
    {
    }

    /// <summary>At most so many restarts in a window; null or -1 = no limit, null or zero = no window.</summary>
    public AllForOneStrategy(
        int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Actor.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>At most so many restarts in a window; null or -1 = no limit, null or zero = no window.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? 0), decider)
    {
    }

    /// <summary>At most so many restarts in a window of milliseconds.</summary>
    public AllForOneStrategy(
        int maxNrOfRetries,
        int withinTimeMilliseconds,
        Func<Exception, Directive> localOnlyDecider,
        bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>At most so many restarts in a window of milliseconds.</summary>
    public AllForOneStrategy(
        int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        ArgumentNullException.ThrowIfNull(decider);
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <inheritdoc/>
    public override IDecider Decider { get; }

    /// <summary>Most restarts in a window; -1 = no limit.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The window; 0 = none.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc/>
    public override void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        // Every child's own count must allow it, and every count is taken: no short cut.
        bool allowed = restart && children.Count(each =>
            each.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds)) == children.Count;
        foreach (ChildRestartStats each in children)
        {
            if (allowed)
            {
                RestartChild(each.Child, cause, suspendFirst: !each.Child.Equals(child));
            }
            else
            {
                context.Stop(each.Child);
            }
        }
    }

    /// <inheritdoc/>
    public override void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children)
    {
    }
}
