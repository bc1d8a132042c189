#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>Takes everything and does nothing; it never ends.</summary>
internal sealed class IgnoreRef(ActorSystemImpl system, ActorPath path) : KernelRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl System => system;

    public override void Tell(object message, IActorRef sender)
    {
    }

    internal override void SendSystem(SystemMessage message)
    {
    }
}
