#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The directive concerns the failed child only.</summary>
public class OneForOneStrategy : SupervisorStrategy
{
    /// <summary>No limit of restarts.</summary>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, 0, Actor.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>No limit of restarts.</summary>
    public OneForOneStrategy(IDecider decider)
        : this(-1, 0, decider)
    {
    }

    /// <summary>At most so many restarts in a window; null or -1 = no limit, null or zero = no window.</summary>
    public OneForOneStrategy(
        int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Actor.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>At most so many restarts in a window; null or -1 = no limit, null or zero = no window.</summary>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? 0), decider)
    {
    }

    /// <summary>At most so many restarts in a window of milliseconds.</summary>
    public OneForOneStrategy(
        int maxNrOfRetries,
        int withinTimeMilliseconds,
        Func<Exception, Directive> localOnlyDecider,
        bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>At most so many restarts in a window of milliseconds.</summary>
    public OneForOneStrategy(
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

    /// <summary>The same strategy with another limit.</summary>
    public OneForOneStrategy WithMaxNrOfRetries(int maxNrOfRetries) =>
        new(maxNrOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled);

    /// <inheritdoc/>
    public override void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        if (restart && stats.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds))
        {
            RestartChild(child, cause, suspendFirst: false);
        }
        else
        {
            context.Stop(child);
        }
    }

    /// <inheritdoc/>
    public override void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children)
    {
    }
}
