#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Internal;

namespace Permagent.Testing;

/// <summary>A state machine that runs on the thread that tells, with its state at hand.</summary>
public class TestFSMRef<TActor, TState, TData> : TestActorRefBase<TActor>
    where TActor : FSM<TState, TData>
{
    /// <summary>Makes the actor, below a supervisor or at the top.</summary>
    public TestFSMRef(
        ActorSystem system,
        Props actorProps,
        IActorRef supervisor = null,
        string name = null,
        bool withLogging = false)
        : base(system, actorProps, supervisor, name)
    {
    }

    /// <summary>The present state.</summary>
    public TState StateName => UnderlyingActor.StateName;

    /// <summary>The present data.</summary>
    public TData StateData => UnderlyingActor.StateData;

    /// <summary>Goes to a state with data, as if a handler had said so.</summary>
    public void SetState(
        TState stateName, TData stateData, TimeSpan? timeout = null, FSMBase.Reason stopReason = null) =>
        RunInside(() => ((IInternalSupportsTestFSMRef<TState, TData>)UnderlyingActor).ApplyState(
            stateName, stateData, timeout, stopReason));

    /// <summary>Goes to a state with the present data.</summary>
    public void SetState(TState stateName, TimeSpan? timeout = null, FSMBase.Reason stopReason = null) =>
        SetState(stateName, StateData, timeout, stopReason);

    /// <summary>Changes the data in the present state.</summary>
    public void SetStateData(TData stateData, TimeSpan? timeout = null, FSMBase.Reason stopReason = null) =>
        SetState(StateName, stateData, timeout, stopReason);

    /// <summary>Sets the present state's time.</summary>
    public void SetStateTimeout(TimeSpan timeout) => SetState(StateName, StateData, timeout);

    /// <summary>Starts a timer of the machine.</summary>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false) =>
        RunInside(() => UnderlyingActor.SetTimer(name, msg, timeout, repeat));

    /// <summary>Stops a timer of the machine.</summary>
    public void CancelTimer(string name) => RunInside(() => UnderlyingActor.CancelTimer(name));

    /// <summary>Whether a timer of the machine runs.</summary>
    public bool IsTimerActive(string name) => UnderlyingActor.IsTimerActive(name);

    /// <summary>Whether the state's time runs.</summary>
    public bool IsStateTimerActive() =>
        ((IInternalSupportsTestFSMRef<TState, TData>)UnderlyingActor).IsStateTimerActive;
}
