#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>A ref of this kernel, by the name under which test kits know it.</summary>
public abstract class ActorRefWithCell : IInternalActorRef
{
    private protected ActorRefWithCell()
    {
    }

    /// <inheritdoc/>
    public abstract ActorPath Path { get; }

    /// <summary>The actor's cell; null for a ref without actor.</summary>
    public ICell Underlying => (this as LocalRef)?.Cell;

    bool IActorRefScope.IsLocal => true;

    IActorRefProvider IInternalActorRef.Provider => Known.System;

    IInternalActorRef IInternalActorRef.Parent => Known.Parent;

    bool IInternalActorRef.IsTerminated => Known.IsTerminated;

    private KernelRef Known => (KernelRef)this;

    /// <inheritdoc/>
    public abstract void Tell(object message, IActorRef sender);

    /// <inheritdoc/>
    public abstract bool Equals(IActorRef other);

    /// <inheritdoc/>
    public abstract int CompareTo(IActorRef other);

    /// <inheritdoc/>
    public abstract int CompareTo(object obj);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name)
    {
        KernelRef found = Known;
        foreach (string part in name)
        {
            found = part == ".." ? found?.Parent : found?.ChildOf(part);
        }

        return found ?? (IActorRef)Nobody.Instance;
    }

    void IInternalActorRef.Start()
    {
    }

    void IInternalActorRef.Stop() => Known.Stop();

    void IInternalActorRef.Suspend() => Known.SendSystem(new Suspend());

    void IInternalActorRef.Resume(Exception causedByFailure) => Known.SendSystem(new Resume(causedByFailure));

    void IInternalActorRef.Restart(Exception cause) => Known.SendSystem(new Recreate(cause));

    void IInternalActorRef.SendSystemMessage(ISystemMessage message) => Known.SendSystem((SystemMessage)message);

    void IInternalActorRef.SendSystemMessage(ISystemMessage message, IActorRef sender) =>
        Known.SendSystem((SystemMessage)message);
}
