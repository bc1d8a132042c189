#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>Marks messages whose loss is normal; seen only by subscribers of suppressed or all dead letters.</summary>
public interface IDeadLetterSuppression;

/// <summary>Why nobody processed a message.</summary>
public enum DeadLetterReason
{
    /// <summary>The recipient has stopped.</summary>
    Terminated,

    /// <summary>There was no such actor.</summary>
    NeverExisted,

    /// <summary>A bounded mailbox was full.</summary>
    MailboxFull,

    /// <summary>A stash was dropped.</summary>
    StashDropped,

    /// <summary>The ask had its answer, or its time was over.</summary>
    AskOver,

    /// <summary>The timer was cancelled or replaced, or belonged to an older instance.</summary>
    TimerStale,

    /// <summary>The system is stopping.</summary>
    SystemStopping,

    /// <summary>A router had nobody to send it to.</summary>
    NoRoutee,

    /// <summary>The actor did not handle it.</summary>
    Unhandled,
}

/// <summary>A message that nobody will process.</summary>
public abstract class AllDeadLetters
{
    private protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Who sent it, or null.</summary>
    public IActorRef Sender { get; }

    /// <summary>Whom it was for.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Why it was not processed.</summary>
    internal DeadLetterReason Why { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().Name} ({Why}) from {Sender?.ToString() ?? "nobody"} to {Recipient}: <{Message}>";
}

/// <summary>A message to an actor that has stopped or never was.</summary>
public sealed class DeadLetter(object message, IActorRef sender, IActorRef recipient)
    : AllDeadLetters(message, sender, recipient);

/// <summary>A dead letter whose loss is normal.</summary>
public sealed class SuppressedDeadLetter(object message, IActorRef sender, IActorRef recipient)
    : AllDeadLetters(message, sender, recipient);

/// <summary>A message that a full mailbox refused.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>A dropped message with its sender.</summary>
    public Dropped(object message, string reason, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        Reason = reason;
        Why = DeadLetterReason.MailboxFull;
    }

    /// <summary>A dropped message without sender.</summary>
    public Dropped(object message, string reason, IActorRef recipient)
        : this(message, reason, null, recipient)
    {
    }

    /// <summary>Why, with the capacity.</summary>
    public string Reason { get; }
}

/// <summary>A message the actor's behaviour did not handle.</summary>
public sealed class UnhandledMessage : AllDeadLetters
{
    /// <summary>An unhandled message.</summary>
    public UnhandledMessage(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient) => Why = DeadLetterReason.Unhandled;
}
