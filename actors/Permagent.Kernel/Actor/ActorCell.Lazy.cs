#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>What few actors use: receive timeout, timers, stashes.</summary>
public sealed partial class ActorCell
{
    private List<Stash> _stashes;
    private TimerScheduler _timers;
    private IdleTime _idle;

    /// <summary>Counts the messages handled, so that a stash knows one message from the next.</summary>
    private long _currentNumber;

    /// <inheritdoc/>
    public TimeSpan? ReceiveTimeout => _idle?.Wait;

    /// <summary>True while a timer or the receive timeout runs.</summary>
    internal bool HasLiveTimers => _idle?.Entry is not null || _timers is { ActiveTimers.Count: > 0 };

    internal long CurrentNumber => _currentNumber;

    /// <inheritdoc/>
    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is TimeSpan time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(timeout));
        }

        if (timeout is null && _idle is null)
        {
            return;
        }

        _idle ??= new IdleTime();
        _idle.Wait = timeout;
        _idle.HasChanged = true;
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
        (_stashes ??= []).Add(stash);
        return stash;
    }

    private void ReturnStashes()
    {
        _actor?.BeforeStashesReturn();
        foreach (Stash stash in _stashes ?? [])
        {
            stash.UnstashAll();
        }
    }

    private void ArmReceiveTimeout(bool changed)
    {
        if (_idle is not { Wait: TimeSpan wait } idle || (!changed && !idle.HasChanged) || _actor is null)
        {
            return;
        }

        idle.HasChanged = false;
        CancelReceiveTimeout();
        idle.Entry = SystemImpl.Scheduler.Advanced.ScheduleOnceCancelable(
            wait, () => Enqueue(new Envelope(Permagent.Kernel.Actor.ReceiveTimeout.Instance, SelfRef)));
    }

    private void CancelReceiveTimeout()
    {
        if (_idle is not null)
        {
            _idle.Entry?.Cancel();
            _idle.Entry = null;
        }
    }

    private void ForgetReceiveTimeout()
    {
        CancelReceiveTimeout();
        _idle = null;
    }

    /// <summary>The receive timeout; most actors have none.</summary>
    private sealed class IdleTime
    {
        internal TimeSpan? Wait { get; set; }

        internal bool HasChanged { get; set; }

        internal ICancelable Entry { get; set; }
    }
}
