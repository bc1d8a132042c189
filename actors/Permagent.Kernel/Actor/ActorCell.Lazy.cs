#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>What few actors use: receive timeout, timers, stashes.</summary>
public sealed partial class ActorCell
{
    private readonly List<Stash> _stashes = [];
    private TimerScheduler _timers;
    private TimeSpan? _receiveTimeout;
    private bool _receiveTimeoutChanged;
    private ICancelable _receiveTimeoutEntry;

    /// <summary>Counts the messages handled, so that a stash knows one message from the next.</summary>
    private long _currentNumber;

    /// <inheritdoc/>
    public TimeSpan? ReceiveTimeout => _receiveTimeout;

    /// <summary>True while a timer or the receive timeout runs.</summary>
    internal bool HasLiveTimers => _receiveTimeoutEntry is not null || _timers is { ActiveTimers.Count: > 0 };

    internal long CurrentNumber => _currentNumber;

    /// <inheritdoc/>
    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is TimeSpan time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(timeout));
        }

        _receiveTimeout = timeout;
        _receiveTimeoutChanged = true;
        if (timeout is null)
        {
            CancelReceiveTimeout();
        }
    }

    /// <summary>A stash of its own; at restart and stop stashes return to the mailbox, the last made one in
    /// front.</summary>
    internal Stash CreateStash(int? capacity = null)
    {
        Stash stash = new(this, capacity);
        _stashes.Add(stash);
        return stash;
    }

    private void ReturnStashes()
    {
        _actor?.BeforeStashesReturn();
        foreach (Stash stash in _stashes)
        {
            stash.UnstashAll();
        }
    }

    private void ArmReceiveTimeout(bool changed)
    {
        if (_receiveTimeout is not TimeSpan idle || (!changed && !_receiveTimeoutChanged) || _actor is null)
        {
            return;
        }

        _receiveTimeoutChanged = false;
        CancelReceiveTimeout();
        _receiveTimeoutEntry = SystemImpl.Scheduler.Advanced.ScheduleOnceCancelable(
            idle, () => Enqueue(new Envelope(Permagent.Kernel.Actor.ReceiveTimeout.Instance, SelfRef)));
    }

    private void CancelReceiveTimeout()
    {
        _receiveTimeoutEntry?.Cancel();
        _receiveTimeoutEntry = null;
    }
}
