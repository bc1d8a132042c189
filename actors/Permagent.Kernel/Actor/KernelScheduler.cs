#nullable disable
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The system's scheduler: one heap and one timer of the injected clock.</summary>
internal sealed class KernelScheduler : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Action<Exception> _onFailure;
    private readonly Lock _lock = new();
    private readonly TimerQueue _queue = new();
    private readonly ITimer _timer;
    private readonly long _start;
    private long _numbers;
    private bool _stopped;

    internal KernelScheduler(TimeProvider clock, Action<Exception> onFailure)
    {
        _clock = clock;
        _onFailure = onFailure;
        _start = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public TimeSpan MonotonicClock => _clock.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <summary>How tasks that a timer completes run what waits for them.</summary>
    internal TaskCreationOptions CompletionOptions { get; init; } = TaskCreationOptions.RunContinuationsAsynchronously;

    internal int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        ScheduleOnce(delay, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable) =>
        ScheduleRepeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Link(Add(delay, TimeSpan.Zero, action), cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        Link(Add(initialDelay, interval, action), cancelable);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _stopped = true;
            _queue.Clear();
        }

        _timer.Dispose();
    }

    /// <summary>Adds work and gives its entry back, for callers that take it out themselves.</summary>
    internal TimerEntry Add(TimeSpan delay, TimeSpan interval, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        TimerEntry entry = new(action, interval);
        lock (_lock)
        {
            if (_stopped)
            {
                throw new SchedulerException("The scheduler has shut down with its actor system.");
            }

            Place(entry, delay);
            if (_queue.First == entry)
            {
                SetTimer();
            }
        }

        return entry;
    }

    /// <summary>Takes work out; nothing happens if it has run.</summary>
    internal void Remove(TimerEntry entry)
    {
        lock (_lock)
        {
            entry.Cancelled = true;
            _queue.Remove(entry);
        }
    }

    private void Link(TimerEntry entry, ICancelable cancelable)
    {
        if (cancelable is Cancelable known)
        {
            known.OnCancel(() => Remove(entry));
        }
        else
        {
            cancelable?.Token.Register(() => Remove(entry));
        }
    }

    private void Place(TimerEntry entry, TimeSpan delay)
    {
        // Rounded up: work is never early.
        double ticks = Math.Ceiling(delay.TotalSeconds * _clock.TimestampFrequency);
        entry.Due = _clock.GetTimestamp() + (long)Math.Min(ticks, long.MaxValue / 4d);
        entry.Number = _numbers++;
        _queue.Add(entry);
    }

    private void SetTimer()
    {
        if (_stopped || _queue.First is not { } first)
        {
            return;
        }

        TimeSpan wait = _clock.GetElapsedTime(_clock.GetTimestamp(), first.Due);

        // Timers of the platform count whole milliseconds and end after 49 days.
        double milliseconds = Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, int.MaxValue);
        _timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        while (TakeDue() is { } entry)
        {
            try
            {
                entry.Action();
            }
            catch (Exception failure) when (Failures.IsSurvivable(failure))
            {
                _onFailure(failure);
            }

            Repeat(entry);
        }
    }

    private TimerEntry TakeDue()
    {
        lock (_lock)
        {
            if (_stopped || _queue.First is not { } first || first.Due > _clock.GetTimestamp())
            {
                SetTimer();
                return null;
            }

            _queue.Remove(first);
            return first;
        }
    }

    private void Repeat(TimerEntry entry)
    {
        if (entry.Interval == TimeSpan.Zero)
        {
            return;
        }

        lock (_lock)
        {
            // After the one before: a late timer makes no burst.
            if (!entry.Cancelled && !_stopped)
            {
                Place(entry, entry.Interval);
            }
        }
    }
}
