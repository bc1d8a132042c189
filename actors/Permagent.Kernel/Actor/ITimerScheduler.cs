#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>An actor that gets timers.</summary>
public interface IWithTimers
{
    /// <summary>Set by the kernel after the constructor.</summary>
    ITimerScheduler Timers { get; set; }
}

/// <summary>Messages to oneself at a later time, by key; all cancelled at restart and stop.</summary>
/// <remarks>A timer's message that was cancelled or replaced is never delivered, not even from the mailbox.</remarks>
public interface ITimerScheduler
{
    /// <summary>The keys of the running timers, in order of their start.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }

    /// <summary>Tells <paramref name="msg"/> once after <paramref name="timeout"/>.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Tells <paramref name="msg"/> once after <paramref name="timeout"/>, as from a sender.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender);

    /// <summary>Tells <paramref name="msg"/> each <paramref name="interval"/>.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Tells <paramref name="msg"/> each <paramref name="interval"/>, as from a sender.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender);

    /// <summary>Tells <paramref name="msg"/> after a first delay, then each <paramref name="interval"/>.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>Tells <paramref name="msg"/> after a first delay, then each interval, as from a sender.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender);

    /// <summary>Whether a timer runs under this key.</summary>
    bool IsTimerActive(object key);

    /// <summary>Stops a timer; an unknown key has no effect.</summary>
    void Cancel(object key);

    /// <summary>Stops all timers.</summary>
    void CancelAll();
}
