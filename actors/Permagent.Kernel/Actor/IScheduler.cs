#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Something that can be called off.</summary>
public interface ICancelable
{
    /// <summary>Whether it was called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>Cancelled with this object.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off; a second time has no effect.</summary>
    void Cancel();

    /// <summary>Calls it off; exceptions of callbacks go to the caller.</summary>
    void Cancel(bool throwOnFirstException);

    /// <summary>Calls it off later.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off later.</summary>
    void CancelAfter(int millisecondsDelay);
}

/// <summary>The scheduler's clock.</summary>
public interface ITimeProvider
{
    /// <summary>The time of day.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time since the start of the system; never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>The same clock.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>Messages at a later time.</summary>
public interface ITellScheduler
{
    /// <summary>Tells a message once.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Tells a message once, unless called off.</summary>
    void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable);

    /// <summary>Tells a message again and again.</summary>
    void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Tells a message again and again, until called off.</summary>
    void ScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable);
}

/// <summary>Actions at a later time, run on a timer's thread: they must be short and must not touch an actor.</summary>
public interface IActionScheduler
{
    /// <summary>Runs an action once.</summary>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs an action once, unless called off.</summary>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable);

    /// <summary>Runs an action again and again.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);

    /// <summary>Runs an action again and again, until called off.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable);
}

/// <summary>Everything a scheduler can do.</summary>
public interface IAdvancedScheduler : ITellScheduler, IActionScheduler;

/// <summary>The system's scheduler: never early, on the injected clock.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>Actions beside messages.</summary>
    IAdvancedScheduler Advanced { get; }
}
