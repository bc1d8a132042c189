namespace Permagent.Kernel.Actor.Internal;

/// <summary>The actor system by the name under which test kits know it.</summary>
public abstract class ActorSystemImpl : ExtendedActorSystem
{
    private protected ActorSystemImpl()
    {
    }
}
