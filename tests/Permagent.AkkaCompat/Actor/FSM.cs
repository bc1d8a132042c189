using Permagent.Kernel.Actor.Internal;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>An actor that is in one of a few states, each with its own handler, and holds data.</summary>
public abstract partial class FSM<TState, TData> : FSMBase, IInternalSupportsTestFSMRef<TState, TData>
{
    private readonly Dictionary<TState, StateFunction> _states = [];
    private readonly Dictionary<TState, TimeSpan?> _stateTimes = [];
    private readonly List<TransitionHandler> _transitions = [];
    private readonly List<IActorRef> _listeners = [];
    private readonly ILoggingAdapter _log;
    private StateFunction _unhandled;
    private Action<StopEvent<TState, TData>> _onTermination = _ => { };
    private State<TState, TData> _current;
    private State<TState, TData> _next;

    /// <summary>Called by the kernel only.</summary>
    protected FSM()
    {
        _log = Context.GetLogger();
        _unhandled = LogUnhandled;
        DebugEvent = this is ILoggingFSM && Context.System.Settings.FsmDebugEvent;
    }

    /// <summary>Handles a message in one state; null passes it to the handler for what is not handled.</summary>
    public delegate State<TState, TData> StateFunction(Event<TData> fsmEvent);

    /// <summary>Runs between two states.</summary>
    public delegate void TransitionHandler(TState initialState, TState nextState);

    /// <summary>The present state.</summary>
    /// <exception cref="InvalidOperationException">StartWith was not called.</exception>
    public TState StateName => Current.StateName;

    /// <summary>The present data.</summary>
    /// <exception cref="InvalidOperationException">StartWith was not called.</exception>
    public TData StateData => Current.StateData;

    /// <summary>The data after a transition; inside OnTransition only.</summary>
    /// <exception cref="InvalidOperationException">Read outside OnTransition.</exception>
    public TData NextStateData => (_next ?? throw new InvalidOperationException(
        "NextStateData is only available during OnTransition.")).StateData;

    /// <summary>Whether events and transitions are logged at debug level.</summary>
    protected bool DebugEvent { get; }

    bool IInternalSupportsTestFSMRef<TState, TData>.IsStateTimerActive => _stateTimer is not null;

    private State<TState, TData> Current => _current ?? throw new InvalidOperationException(
        "Call StartWith before anything else of a state machine.");

    /// <summary>Gives a state its handler; a second one gets what the first does not take.</summary>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        StateFunction first = _states.GetValueOrDefault(stateName);
        _states[stateName] = first is null ? func : fsmEvent => first(fsmEvent) ?? func(fsmEvent);
        _stateTimes[stateName] = timeout ?? _stateTimes.GetValueOrDefault(stateName);
    }

    /// <summary>The first state and its data.</summary>
    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) =>
        _current = new State<TState, TData>(stateName, stateData, timeout);

    /// <summary>Goes into the first state; the last line of the constructor.</summary>
    /// <exception cref="InvalidOperationException">StartWith was not called.</exception>
    public void Initialize() => MakeTransition(Current);

    /// <summary>Goes to a state, which may be the present one; transition handlers run.</summary>
    public State<TState, TData> GoTo(TState nextStateName) => new(nextStateName, Current.StateData);

    /// <summary>Stays; no transition handler runs.</summary>
    public State<TState, TData> Stay() => GoTo(Current.StateName).WithNotification(false);

    /// <summary>Ends the machine normally.</summary>
    public State<TState, TData> Stop() => Stop(Normal.Instance);

    /// <summary>Ends the machine.</summary>
    public State<TState, TData> Stop(Reason reason) => Stop(reason, Current.StateData);

    /// <summary>Ends the machine with other data.</summary>
    public State<TState, TData> Stop(Reason reason, TData stateData) =>
        Stay().Using(stateData).WithStopReason(reason);

    /// <summary>Changes what a handler gives: <c>Transform(handler).Using(change)</c>.</summary>
    public TransformHelper Transform(StateFunction func) => new(func);

    /// <summary>Adds a handler that runs for every transition.</summary>
    public void OnTransition(TransitionHandler transitionHandler) => _transitions.Add(transitionHandler);

    /// <summary>Sets the handler that runs once when the machine ends.</summary>
    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler) =>
        _onTermination = terminationHandler;

    /// <summary>Sets the handler of what the state's handler does not take; null of it means stay, logged.</summary>
    public void WhenUnhandled(StateFunction stateFunction)
    {
        ArgumentNullException.ThrowIfNull(stateFunction);
        _unhandled = fsmEvent => stateFunction(fsmEvent) ?? LogUnhandled(fsmEvent);
    }

    void IInternalSupportsTestFSMRef<TState, TData>.ApplyState(
        TState stateName, TData stateData, TimeSpan? timeout, Reason stopReason) =>
        Apply(new State<TState, TData>(stateName, stateData, timeout, stopReason));

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case StateTimeFired fired:
                if (fired.Owner == this && fired.Number == _stateTimerNumber)
                {
                    Process(StateTimeout.Instance);
                }

                break;
            case TimerFired fired:
                if (Accept(fired))
                {
                    Process(fired.Message);
                }

                break;
            case SubscribeTransitionCallBack subscribe:
                _listeners.Remove(subscribe.ActorRef);
                _listeners.Add(subscribe.ActorRef);
                subscribe.ActorRef.Tell(new CurrentState<TState>(Self, StateName), Self);
                break;
            case UnsubscribeTransitionCallBack unsubscribe:
                _listeners.Remove(unsubscribe.ActorRef);
                break;
            default:
                Process(message);
                break;
        }

        return true;
    }

    /// <summary>Ends the machine with Shutdown, if it has not ended before.</summary>
    protected override void PostStop()
    {
        if (_current is not null)
        {
            Terminate(Stay().WithStopReason(Shutdown.Instance));
        }

        base.PostStop();
    }

    /// <summary>Logs why the machine ends; by default failures alone.</summary>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is Failure { Cause: Exception cause })
        {
            _log.Error(cause, "terminating due to Failure");
        }
        else if (reason is Failure failure)
        {
            _log.Error("{0}", failure.Cause);
        }
    }

    private void Process(object message)
    {
        // Any message ends the state's time, also one that nobody handles.
        CancelStateTimer();
        Event<TData> fsmEvent = new(message, StateData);
        if (DebugEvent)
        {
            _log.Debug("processing {0} in state {1}", fsmEvent, StateName);
        }

        StateFunction handler = _states.GetValueOrDefault(StateName);
        Apply(handler?.Invoke(fsmEvent) ?? _unhandled(fsmEvent));
    }

    private State<TState, TData> LogUnhandled(Event<TData> fsmEvent)
    {
        _log.Warning("unhandled event {0} in state {1}", fsmEvent.FsmEvent, StateName);
        return Stay();
    }

    private void Apply(State<TState, TData> next)
    {
        if (next.StopReason is null)
        {
            MakeTransition(next);
            return;
        }

        Reply(next);
        Terminate(next);
        Context.Stop(Self);
    }

    private void MakeTransition(State<TState, TData> next)
    {
        if (!_states.ContainsKey(next.StateName))
        {
            Apply(Stay().WithStopReason(new Failure($"Next state {next.StateName} does not exist")));
            return;
        }

        Reply(next);
        if (next.Notifies || !EqualityComparer<TState>.Default.Equals(StateName, next.StateName))
        {
            TellTransition(next);
        }

        _current = next;
        StartStateTimer(next);
    }

    private void Reply(State<TState, TData> next)
    {
        foreach (object reply in next.Replies)
        {
            Sender.Tell(reply, Self);
        }
    }

    private void TellTransition(State<TState, TData> next)
    {
        _next = next;
        try
        {
            if (DebugEvent)
            {
                _log.Debug("transition {0} -> {1}", StateName, next.StateName);
            }

            foreach (TransitionHandler handler in _transitions)
            {
                handler(StateName, next.StateName);
            }
        }
        finally
        {
            _next = null;
        }

        Transition<TState> transition = new(Self, StateName, next.StateName);
        foreach (IActorRef listener in _listeners)
        {
            listener.Tell(transition, Self);
        }
    }

    private void Terminate(State<TState, TData> last)
    {
        if (Current.StopReason is not null)
        {
            return;
        }

        LogTermination(last.StopReason);
        CancelAllTimers();
        CancelStateTimer();
        _current = last;
        _onTermination(new StopEvent<TState, TData>(last.StopReason, last.StateName, last.StateData));
    }

    /// <summary>A handler whose answers are changed afterwards.</summary>
    public sealed class TransformHelper(StateFunction func)
    {
        /// <summary>The handler.</summary>
        public StateFunction Func { get; } = func;

        /// <summary>The handler with its answers changed.</summary>
        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen) =>
            fsmEvent => Func(fsmEvent) is { } next ? andThen(next) : null;
    }
}
