namespace Permagent.Kernel.Actor;

/// <summary>The times of states and the named timers.</summary>
public abstract partial class FSM<TState, TData>
{
    private readonly Dictionary<string, Running> _timers = [];
    private ICancelable _stateTimer;
    private long _stateTimerNumber;
    private long _timersStarted;

    /// <summary>Starts a timer; one of the same name is replaced. Its message goes through the state's
    /// handler.</summary>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        CancelTimer(name);
        TimerFired fired = new(this, name, msg, ++_timersStarted, repeat);
        IScheduler scheduler = Context.System.Scheduler;
        ICancelable entry = repeat
            ? scheduler.ScheduleTellRepeatedlyCancelable(timeout, timeout, Self, fired, Self)
            : scheduler.ScheduleTellOnceCancelable(timeout, Self, fired, Self);
        _timers[name] = new Running(fired.Number, entry);
    }

    /// <summary>Calls a timer off; its message does not come, even if it is in the mailbox.</summary>
    public void CancelTimer(string name)
    {
        if (_timers.Remove(name, out Running running))
        {
            running.Entry.Cancel();
        }
    }

    /// <summary>Whether a timer runs.</summary>
    public bool IsTimerActive(string name) => _timers.ContainsKey(name);

    /// <summary>Sets the time of a state for later entries; null turns it off.</summary>
    public void SetStateTimeout(TState state, TimeSpan? timeout) => _stateTimes[state] = timeout;

    private bool Accept(TimerFired fired)
    {
        if (fired.Owner != this || !_timers.TryGetValue(fired.Name, out Running running)
            || running.Number != fired.Number)
        {
            return false;
        }

        if (!fired.Repeats)
        {
            _timers.Remove(fired.Name);
        }

        return true;
    }

    private void StartStateTimer(State<TState, TData> state)
    {
        CancelStateTimer();
        if ((state.Timeout ?? _stateTimes.GetValueOrDefault(state.StateName)) is TimeSpan time
            && time > TimeSpan.Zero && time != TimeSpan.MaxValue)
        {
            _stateTimer = Context.System.Scheduler.ScheduleTellOnceCancelable(
                time, Self, new StateTimeFired(this, _stateTimerNumber), Self);
        }
    }

    private void CancelStateTimer()
    {
        _stateTimerNumber++;
        _stateTimer?.Cancel();
        _stateTimer = null;
    }

    private void CancelAllTimers()
    {
        foreach (Running running in _timers.Values)
        {
            running.Entry.Cancel();
        }

        _timers.Clear();
    }

    private sealed record Running(long Number, ICancelable Entry);
}
