using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Hosting;

/// <summary>What happens when a top-level actor fails.</summary>
public sealed record ChildRule
{
    /// <summary>Maps the failure to a directive. Default: the kernel's default decider.</summary>
    public Func<Exception, Directive> Decide { get; init; } = SupervisorStrategy.DefaultDecider.Decide;

    /// <summary>The wait before a restart. Default: none, restarted at once.</summary>
    public RestartDelay? Delay { get; init; }

    /// <summary>Most restarts within <see cref="Window"/>; one more stops the actor. Default: -1, no limit.</summary>
    public int RestartsMax { get; init; } = -1;

    /// <summary>The window of <see cref="RestartsMax"/>. Default: zero, for ever.</summary>
    public TimeSpan Window { get; init; }
}
