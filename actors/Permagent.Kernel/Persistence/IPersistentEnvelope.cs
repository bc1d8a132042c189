#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>What a persistent actor sends to the journal in one batch: events to store, or messages that only pass
/// through to keep their place.</summary>
public interface IPersistentEnvelope
{
    /// <summary>The events, or the passing message.</summary>
    object Payload { get; }

    /// <summary>Who sent the command behind it, or null.</summary>
    IActorRef Sender { get; }

    /// <summary>How many replies it gets.</summary>
    int Size { get; }
}
