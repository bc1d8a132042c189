using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor.Internal;

/// <summary>The folder of temporary refs, as a ref.</summary>
internal sealed class TempContainer(Actor.ActorSystemImpl system) : KernelRef
{
    public override ActorPath Path { get; } = system.RootPath / "temp";

    internal override Actor.ActorSystemImpl System => system;

    internal override KernelRef Parent => system.RootRef;

    internal override bool IsTerminated => false;

    public override void Tell(object message, IActorRef sender) => system.DeadLetters.Tell(message, sender);

    internal override KernelRef ChildOf(string name) => system.TempOf(name);

    internal override void SendSystem(SystemMessage message)
    {
        // It never ends, so nobody hears of it.
    }
}
