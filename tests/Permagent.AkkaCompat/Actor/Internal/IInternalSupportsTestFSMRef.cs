namespace Permagent.Kernel.Actor.Internal;

/// <summary>What a test's ref to a machine does with it.</summary>
public interface IInternalSupportsTestFSMRef<TState, TData>
{
    /// <summary>Whether the state's time runs.</summary>
    bool IsStateTimerActive { get; }

    /// <summary>Puts the machine into a state.</summary>
    void ApplyState(TState stateName, TData stateData, TimeSpan? timeout, FSMBase.Reason stopReason = null);
}
