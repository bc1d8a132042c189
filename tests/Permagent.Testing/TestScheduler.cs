#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;

namespace Permagent.Testing;

/// <summary>A system's scheduler whose time moves only when told; set by <c>akka.scheduler.implementation</c>. All
/// times of the system are on its clock, timers and receive time-outs too.</summary>
public class TestScheduler : IClockedScheduler, IAdvancedScheduler
{
    private readonly ManualClock _clock = new();
    private readonly KernelScheduler _scheduler;
    private readonly ILoggingAdapter _log;

    /// <summary>Made from the settings.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
        : this() => _log = log;

    internal TestScheduler() => _scheduler = new KernelScheduler(_clock, Failed);

    /// <inheritdoc/>
    public TimeProvider Clock => _clock;

    /// <inheritdoc/>
    public IAdvancedScheduler Advanced => this;

    /// <inheritdoc/>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <inheritdoc/>
    public TimeSpan MonotonicClock => _scheduler.MonotonicClock;

    /// <inheritdoc/>
    public TimeSpan HighResMonotonicClock => _scheduler.HighResMonotonicClock;

    /// <summary>Moves time on; what becomes due on the way happens before this returns.</summary>
    public void Advance(TimeSpan offset) => _clock.Advance(offset);

    /// <summary>Moves time to a moment.</summary>
    /// <exception cref="InvalidOperationException">It has passed.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < Now)
        {
            throw new InvalidOperationException($"You can't reverse time. Current time {Now}, new time {when}");
        }

        Advance(when - Now);
    }

    /// <inheritdoc/>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        _scheduler.ScheduleTellOnce(delay, receiver, message, sender);

    /// <inheritdoc/>
    public void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        _scheduler.ScheduleTellOnce(delay, receiver, message, sender, cancelable);

    /// <inheritdoc/>
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        _scheduler.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender);

    /// <inheritdoc/>
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable) =>
        _scheduler.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);

    /// <inheritdoc/>
    public void ScheduleOnce(TimeSpan delay, Action action) => _scheduler.ScheduleOnce(delay, action);

    /// <inheritdoc/>
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        _scheduler.ScheduleOnce(delay, action, cancelable);

    /// <inheritdoc/>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        _scheduler.ScheduleRepeatedly(initialDelay, interval, action);

    /// <inheritdoc/>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        _scheduler.ScheduleRepeatedly(initialDelay, interval, action, cancelable);

    private void Failed(Exception failure)
    {
        if (_log is null)
        {
            throw new SchedulerException($"A scheduled action failed: {failure}");
        }

        _log.Error(failure, "A scheduled action failed.");
    }
}
