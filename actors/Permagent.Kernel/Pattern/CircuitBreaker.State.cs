#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Pattern;

/// <summary>Closed, open, half open.</summary>
public sealed partial class CircuitBreaker
{
    private readonly Lock _lock = new();
    private readonly SeededRandom _chance;
    private readonly List<Action> _onOpen = [];
    private readonly List<Action> _onHalfOpen = [];
    private readonly List<Action> _onClose = [];
    private State _state;
    private int _failures;
    private TimeSpan _nextReset;
    private TimeSpan _triesAt;
    private bool _isTrying;

    private enum State
    {
        Closed,
        Open,
        HalfOpen,
    }

    /// <summary>Failures in a row while closed.</summary>
    public long CurrentFailureCount
    {
        get
        {
            lock (_lock)
            {
                return _failures;
            }
        }
    }

    /// <summary>Calls go through.</summary>
    public bool IsClosed => Is(State.Closed);

    /// <summary>Calls fail at once.</summary>
    public bool IsOpen => Is(State.Open);

    /// <summary>One call is let through; it decides.</summary>
    public bool IsHalfOpen => Is(State.HalfOpen);

    /// <summary>Runs an action each time the breaker opens.</summary>
    public CircuitBreaker OnOpen(Action callback) => On(_onOpen, callback);

    /// <summary>Runs an action each time the breaker lets one call through.</summary>
    public CircuitBreaker OnHalfOpen(Action callback) => On(_onHalfOpen, callback);

    /// <summary>Runs an action each time the breaker closes.</summary>
    public CircuitBreaker OnClose(Action callback) => On(_onClose, callback);

    /// <summary>Counts a call that went well.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            _failures = 0;
            if (_state == State.HalfOpen)
            {
                _nextReset = _resetTimeout;
                Turn(State.Closed, _onClose);
            }
        }
    }

    /// <summary>Counts a call that failed.</summary>
    public void Fail()
    {
        lock (_lock)
        {
            if (_state == State.HalfOpen)
            {
                double longer = _nextReset.TotalSeconds * _exponentialBackoffFactor;
                _nextReset = TimeSpan.FromSeconds(Math.Min(longer, _maxResetTimeout.TotalSeconds));
                Open();
            }
            else if (_state == State.Closed && ++_failures >= _maxFailures)
            {
                Open();
            }
        }
    }

    private bool Is(State state)
    {
        lock (_lock)
        {
            return _state == state;
        }
    }

    private CircuitBreaker On(List<Action> callbacks, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_lock)
        {
            callbacks.Add(callback);
            return this;
        }
    }

    /// <summary>Lets a call through, or throws.</summary>
    private void Enter()
    {
        lock (_lock)
        {
            if (_state == State.Open)
            {
                TimeSpan rest = _triesAt - _scheduler.MonotonicClock;
                throw new OpenCircuitException(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
            }

            if (_state == State.HalfOpen && _isTrying)
            {
                throw new OpenCircuitException(TimeSpan.Zero);
            }

            _isTrying = true;
        }
    }

    private void Open()
    {
        Turn(State.Open, _onOpen);
        TimeSpan wait = _nextReset * (1 + (_chance.NextDouble() * _randomFactor));
        _triesAt = _scheduler.MonotonicClock + wait;
        Later(wait, () =>
        {
            lock (_lock)
            {
                if (_state == State.Open)
                {
                    Turn(State.HalfOpen, _onHalfOpen);
                }
            }
        });
    }

    private void Turn(State state, List<Action> callbacks)
    {
        _state = state;
        _isTrying = false;
        foreach (Action callback in callbacks)
        {
            // On the scheduler: it logs what throws, and no caller waits for it.
            Later(TimeSpan.Zero, callback);
        }
    }

    private void Later(TimeSpan delay, Action action)
    {
        try
        {
            _scheduler.Advanced.ScheduleOnce(delay, action);
        }
        catch (SchedulerException)
        {
            // The system has ended: nothing is called any more, so the state does not matter.
            return;
        }
    }
}
