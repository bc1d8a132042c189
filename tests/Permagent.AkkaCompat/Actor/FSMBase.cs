namespace Permagent.Kernel.Actor;

/// <summary>The words of finite state machines that do not depend on a machine's own types.</summary>
public abstract partial class FSMBase : ActorBase
{
    /// <summary>Asks a machine to tell its transitions; it answers with its <see cref="CurrentState{TS}"/>.</summary>
    public sealed class SubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who wants to be told.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>Asks a machine to tell its transitions no more.</summary>
    public sealed class UnsubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who has been told.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>The state a machine is in when somebody subscribes.</summary>
    public sealed class CurrentState<TS>(IActorRef fsmRef, TS state) : IEquatable<CurrentState<TS>>
    {
        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; } = fsmRef;

        /// <summary>Its state.</summary>
        public TS State { get; } = state;

        /// <inheritdoc/>
        public bool Equals(CurrentState<TS> other) => other is not null && Equals(FsmRef, other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(State, other.State);

        /// <inheritdoc/>
        public override bool Equals(object obj) => Equals(obj as CurrentState<TS>);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, State);

        /// <inheritdoc/>
        public override string ToString() => $"CurrentState <{State}>";
    }

    /// <summary>A machine has gone from one state to another, or to the same.</summary>
    public sealed class Transition<TS>(IActorRef fsmRef, TS from, TS to) : IEquatable<Transition<TS>>
    {
        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; } = fsmRef;

        /// <summary>The state before.</summary>
        public TS From { get; } = from;

        /// <summary>The state now.</summary>
        public TS To { get; } = to;

        /// <inheritdoc/>
        public bool Equals(Transition<TS> other) => other is not null && Equals(FsmRef, other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(From, other.From)
            && EqualityComparer<TS>.Default.Equals(To, other.To);

        /// <inheritdoc/>
        public override bool Equals(object obj) => Equals(obj as Transition<TS>);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, From, To);

        /// <inheritdoc/>
        public override string ToString() => $"Transition({From}, {To})";
    }

    /// <summary>Why a machine has ended.</summary>
    public abstract class Reason
    {
    }

    /// <summary>By its own decision.</summary>
    public sealed class Normal : Reason
    {
        /// <summary>The one instance.</summary>
        public static Normal Instance { get; } = new();
    }

    /// <summary>It was stopped from outside.</summary>
    public sealed class Shutdown : Reason
    {
        /// <summary>The one instance.</summary>
        public static Shutdown Instance { get; } = new();
    }

    /// <summary>By a failure it has seen.</summary>
    public sealed class Failure(object cause) : Reason
    {
        /// <summary>An exception, or any other word for it.</summary>
        public object Cause { get; } = cause;

        /// <inheritdoc/>
        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>A state's time is over.</summary>
    public sealed class StateTimeout
    {
        /// <summary>The one instance.</summary>
        public static StateTimeout Instance { get; } = new();
    }

    /// <summary>A timer of a machine on its way: an old one is known by its number.</summary>
    internal sealed record TimerFired(FSMBase Owner, string Name, object Message, long Number, bool Repeats)
        : INoSerializationVerificationNeeded;

    /// <summary>The time of a state on its way: an old one is known by its number.</summary>
    internal sealed record StateTimeFired(FSMBase Owner, long Number) : INoSerializationVerificationNeeded;
}
