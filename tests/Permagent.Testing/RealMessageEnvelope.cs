#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>A message that came.</summary>
public sealed class RealMessageEnvelope(object message, IActorRef sender) : MessageEnvelope
{
    /// <inheritdoc/>
    public override object Message => message;

    /// <inheritdoc/>
    public override IActorRef Sender => sender;

    /// <inheritdoc/>
    public override string ToString() => $"<{message}> from {sender?.ToString() ?? "NoSender"}";
}
