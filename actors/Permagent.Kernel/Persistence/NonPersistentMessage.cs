#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A message that passes through the journal to keep its place among the events; nothing is stored.</summary>
internal sealed class NonPersistentMessage(object payload, IActorRef sender) : IPersistentEnvelope
{
    public object Payload { get; } = payload;

    public IActorRef Sender { get; } = sender;

    public int Size => 1;
}
