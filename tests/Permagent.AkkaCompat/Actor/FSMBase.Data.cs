namespace Permagent.Kernel.Actor;

/// <summary>What handlers get and give.</summary>
public abstract partial class FSMBase
{
    /// <summary>A message with the machine's data.</summary>
    public sealed class Event<TD>(object fsmEvent, TD stateData) : INoSerializationVerificationNeeded
    {
        /// <summary>The message.</summary>
        public object FsmEvent { get; } = fsmEvent;

        /// <summary>The data.</summary>
        public TD StateData { get; } = stateData;

        /// <summary>Message and data.</summary>
        public void Deconstruct(out object fsmEvent, out TD stateData) => (fsmEvent, stateData) = (FsmEvent, StateData);

        /// <inheritdoc/>
        public override string ToString() => $"Event: <{FsmEvent}>, StateData: <{StateData}>";
    }

    /// <summary>What a machine held when it ended.</summary>
    public sealed class StopEvent<TS, TD>(Reason reason, TS terminatedState, TD stateData)
        : INoSerializationVerificationNeeded
    {
        /// <summary>Why it ended.</summary>
        public Reason Reason { get; } = reason;

        /// <summary>Its last state.</summary>
        public TS TerminatedState { get; } = terminatedState;

        /// <summary>Its last data.</summary>
        public TD StateData { get; } = stateData;

        /// <inheritdoc/>
        public override string ToString() =>
            $"StopEvent: <{Reason}>, TerminatedState: <{TerminatedState}>, StateData: <{StateData}>";
    }

    /// <summary>The next state as a handler says it. Immutable.</summary>
    public sealed class State<TS, TD> : IEquatable<State<TS, TD>>
    {
        /// <summary>A state with its data.</summary>
        public State(
            TS stateName,
            TD stateData,
            TimeSpan? timeout = null,
            Reason stopReason = null,
            IReadOnlyList<object> replies = null,
            bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? [];
            Notifies = notifies;
        }

        /// <summary>The state.</summary>
        public TS StateName { get; }

        /// <summary>The data.</summary>
        public TD StateData { get; }

        /// <summary>The state's time, or null for the one its handler was given.</summary>
        public TimeSpan? Timeout { get; }

        /// <summary>Why the machine ends, or null.</summary>
        public Reason StopReason { get; }

        /// <summary>Answers for the sender, in the order given.</summary>
        public IReadOnlyList<object> Replies { get; }

        /// <summary>Whether transition handlers run although the state stays the same.</summary>
        public bool Notifies { get; }

        /// <summary>The same with another time; one that is no positive time turns the state's own off.</summary>
        public State<TS, TD> ForMax(TimeSpan timeout) => Copy(timeout);

        /// <summary>The same with one more answer for the sender.</summary>
        public State<TS, TD> Replying(object replyValue) => Copy(Timeout, replies: [.. Replies, replyValue]);

        /// <summary>The same with other data.</summary>
        public State<TS, TD> Using(TD nextStateData) =>
            new(StateName, nextStateData, Timeout, StopReason, Replies, Notifies);

        /// <summary>The same, and the machine ends.</summary>
        public State<TS, TD> WithStopReason(Reason reason) => Copy(Timeout, reason);

        /// <inheritdoc/>
        public bool Equals(State<TS, TD> other) => other is not null
            && EqualityComparer<TS>.Default.Equals(StateName, other.StateName)
            && EqualityComparer<TD>.Default.Equals(StateData, other.StateData)
            && Timeout == other.Timeout && Equals(StopReason, other.StopReason)
            && Replies.SequenceEqual(other.Replies);

        /// <inheritdoc/>
        public override bool Equals(object obj) => Equals(obj as State<TS, TD>);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(StateName, StateData, Timeout);

        /// <inheritdoc/>
        public override string ToString() => $"{StateName}, {StateData}";

        internal State<TS, TD> WithNotification(bool notifies) =>
            new(StateName, StateData, Timeout, StopReason, Replies, notifies);

        private State<TS, TD> Copy(
            TimeSpan? timeout, Reason stopReason = null, IReadOnlyList<object> replies = null) =>
            new(StateName, StateData, timeout, stopReason ?? StopReason, replies ?? Replies, Notifies);
    }
}
