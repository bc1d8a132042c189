#nullable disable
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>Marks messages that do not count as activity for the receive timeout.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>Marks messages that the kernel handles before the actor sees them.</summary>
public interface IAutoReceivedMessage;

/// <summary>Marks messages that do harm when they come from outside.</summary>
public interface IPossiblyHarmful;

/// <summary>Marks messages that are never serialized.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>Marks actors whose tells outside a handler have no sender.</summary>
public interface INoImplicitSender;

/// <summary>Tells a watcher that the watched actor has stopped; exactly once per watch and incarnation.</summary>
public sealed class Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    /// <summary>The dead actor.</summary>
    public IActorRef ActorRef { get; } = actorRef;

    /// <summary>True for a real death, false for a ref that never was an actor.</summary>
    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    /// <summary>Always false: there is no remote address here.</summary>
    public bool AddressTerminated { get; } = addressTerminated;

    /// <inheritdoc/>
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}

/// <summary>Stops the actor when its turn in the mailbox comes.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    private PoisonPill()
    {
    }

    /// <summary>The one instance.</summary>
    public static PoisonPill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<PoisonPill>";
}

/// <summary>Makes the actor throw <see cref="ActorKilledException"/>; its supervisor decides.</summary>
public sealed class Kill : IAutoReceivedMessage, IPossiblyHarmful
{
    private Kill()
    {
    }

    /// <summary>The one instance.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<Kill>";
}

/// <summary>Told to an actor that has not received a message for the time it set.</summary>
public sealed class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout()
    {
    }

    /// <summary>The one instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<ReceiveTimeout>";
}

/// <summary>Asks an actor or a selection who it is.</summary>
public sealed class Identify(object messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>Comes back in the answer.</summary>
    public object MessageId { get; } = messageId;
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity(object messageId, IActorRef subject)
{
    /// <summary>The id of the question.</summary>
    public object MessageId { get; } = messageId;

    /// <summary>Who answered; null when a selection met nobody.</summary>
    public IActorRef Subject { get; } = subject;
}

/// <summary>Outcome of a task that was piped or asked.</summary>
public abstract class Status
{
    private Status()
    {
    }

    /// <summary>The task ended well.</summary>
    public sealed class Success(object status) : Status
    {
        /// <summary>The result.</summary>
        public object Status { get; } = status;
    }

    /// <summary>The task failed.</summary>
    public sealed class Failure(Exception cause, object state = null) : Status
    {
        /// <summary>Why.</summary>
        public Exception Cause { get; } = cause;

        /// <summary>What the sender added, or null.</summary>
        public object State { get; } = state;

        /// <inheritdoc/>
        public override string ToString() => $"Failure: {Cause}";
    }
}
