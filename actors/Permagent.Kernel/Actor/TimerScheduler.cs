#nullable disable
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The timers of one instance.</summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly LinkedMap<object, Running> _running = new();
    private long _generation;

    public IReadOnlyCollection<object> ActiveTimers => [.. _running.Keys];

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => StartSingleTimer(key, msg, timeout, null);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender)
    {
        Envelope message = Prepare(key, msg, sender, repeats: false);
        Start(key, message, cell.SystemImpl.Scheduler.Advanced.ScheduleOnceCancelable(timeout, () => Fire(message)));
    }

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, interval, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, null);

    public void StartPeriodicTimer(
        object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender)
    {
        Envelope message = Prepare(key, msg, sender, repeats: true);
        Start(key, message, cell.SystemImpl.Scheduler.Advanced.ScheduleRepeatedlyCancelable(
            initialDelay, interval, () => Fire(message)));
    }

    public bool IsTimerActive(object key) => _running.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_running.Remove(key, out Running running))
        {
            running.Entry.Cancel();
        }
    }

    public void CancelAll()
    {
        foreach (Running running in _running.Values)
        {
            running.Entry.Cancel();
        }

        _running.Clear();
    }

    /// <summary>Whether a timer's message still counts. A single timer forgets its key here.</summary>
    internal bool Accept(TimerMessage message)
    {
        if (message.Owner != this || !_running.TryGetValue(message.Key, out Running running)
            || running.Generation != message.Generation)
        {
            return false;
        }

        if (!message.Repeats)
        {
            _running.Remove(message.Key, out _);
        }

        return true;
    }

    private void Fire(Envelope message) => cell.Enqueue(message);

    private Envelope Prepare(object key, object msg, IActorRef sender, bool repeats)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(msg);
        Cancel(key);
        TimerIdentity identity = new(this, key, ++_generation, repeats);
        TimerMessage message = msg is INotInfluenceReceiveTimeout
            ? new QuietTimerMessage(identity, msg)
            : new TimerMessage(identity, msg);
        return new Envelope(message, sender);
    }

    private void Start(object key, Envelope message, ICancelable entry) =>
        _running.TryAdd(key, new Running(((TimerMessage)message.Message).Generation, entry));

    private sealed record Running(long Generation, ICancelable Entry);
}

/// <summary>Which timer a message belongs to.</summary>
internal sealed record TimerIdentity(TimerScheduler Owner, object Key, long Generation, bool Repeats);

/// <summary>A timer's message on its way.</summary>
internal class TimerMessage(TimerIdentity identity, object inner)
{
    internal object Inner { get; } = inner;

    internal TimerScheduler Owner => identity.Owner;

    internal object Key => identity.Key;

    internal long Generation => identity.Generation;

    internal bool Repeats => identity.Repeats;
}

/// <summary>A timer's message that does not influence the receive timeout.</summary>
internal sealed class QuietTimerMessage(TimerIdentity identity, object inner)
    : TimerMessage(identity, inner), INotInfluenceReceiveTimeout;
