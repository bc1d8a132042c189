#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>Stands for the message that did not come.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    private NullMessageEnvelope()
    {
    }

    /// <summary>The only one.</summary>
    public static NullMessageEnvelope Instance { get; } = new();

    /// <inheritdoc/>
    public override object Message => null;

    /// <inheritdoc/>
    public override IActorRef Sender => ActorRefs.NoSender;

    /// <inheritdoc/>
    public override string ToString() => "<null>";
}
