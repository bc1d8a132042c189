#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>What a supervisor knows of one child.</summary>
public sealed class ChildRestartStats
{
    private readonly TimeProvider _clock;
    private long _windowStart;
    private bool _windowOpen;

    internal ChildRestartStats(ActorCell cell, TimeProvider clock)
    {
        Cell = cell;
        _clock = clock;
    }

    /// <summary>The child.</summary>
    public IActorRef Child => Cell.SelfRef;

    /// <summary>The child's incarnation.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>Restarts counted so far, in the present window if there is one.</summary>
    public int MaxNrOfRetriesCount { get; private set; }

    internal ActorCell Cell { get; }

    internal bool IsStopping { get; set; }

    /// <summary>Counts a restart if it is allowed. -1 retries = no limit; a window of 0 ms = for ever.</summary>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
        {
            return false;
        }

        if (withinTimeMilliseconds <= 0)
        {
            return maxNrOfRetries < 0 || ++MaxNrOfRetriesCount <= maxNrOfRetries;
        }

        // The window opens with the first restart, and opens anew after it has passed: it does not slide.
        int most = maxNrOfRetries < 0 ? 1 : maxNrOfRetries;
        long now = _clock.GetTimestamp();
        if (!_windowOpen || _clock.GetElapsedTime(_windowStart, now).TotalMilliseconds > withinTimeMilliseconds)
        {
            _windowOpen = true;
            _windowStart = now;
            MaxNrOfRetriesCount = 1;
            return true;
        }

        return ++MaxNrOfRetriesCount <= most;
    }
}
