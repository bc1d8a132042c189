#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Message and sender as one value: the unit of mailbox, stash and dead letters.</summary>
public readonly struct Envelope(object message, IActorRef sender) : IEquatable<Envelope>
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>Who sent it, or null.</summary>
    public IActorRef Sender { get; } = sender;

    /// <summary>Equal message and sender.</summary>
    public static bool operator ==(Envelope left, Envelope right) => left.Equals(right);

    /// <summary>Another message or sender.</summary>
    public static bool operator !=(Envelope left, Envelope right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Envelope other) => Equals(Message, other.Message) && Equals(Sender, other.Sender);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is Envelope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Message, Sender);

    /// <inheritdoc/>
    public override string ToString() => $"{Message} from {Sender?.ToString() ?? "nobody"}";
}
