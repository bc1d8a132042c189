#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>A message that a test received, with its sender.</summary>
public abstract class MessageEnvelope
{
    /// <summary>The message; null when none came.</summary>
    public abstract object Message { get; }

    /// <summary>Who sent it; null for nobody.</summary>
    public abstract IActorRef Sender { get; }
}
