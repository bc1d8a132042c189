using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>The kernel's scheduler by Akka.NET's name, on the system's clock.</summary>
public sealed class HashedWheelTimerScheduler : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly KernelScheduler _scheduler;

    /// <summary>A scheduler; the settings count for nothing, since the kernel's has no wheel to size.</summary>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        SchedulerConfig = scheduler;
        _scheduler = new KernelScheduler(
            TimeProvider.System, failure => log.Log(LogLevel.ErrorLevel, failure, "A scheduled action failed."));
    }

    /// <summary>The settings as given.</summary>
    public Config SchedulerConfig { get; }

    /// <inheritdoc/>
    public IAdvancedScheduler Advanced => this;

    /// <inheritdoc/>
    public DateTimeOffset Now => _scheduler.Now;

    /// <inheritdoc/>
    public TimeSpan MonotonicClock => _scheduler.MonotonicClock;

    /// <inheritdoc/>
    public TimeSpan HighResMonotonicClock => _scheduler.HighResMonotonicClock;

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

    /// <summary>Ends it; what waits does not run.</summary>
    public void Dispose() => _scheduler.Dispose();
}
