#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>What extensions may do with a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem()
    {
    }

    /// <summary>The parent of the top-level actors, <c>/user</c>.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>The parent of the system's own actors, <c>/system</c>; they stop after <c>/user</c>.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>The root of the tree, parent of both.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>Starts an actor under <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf<TActor>(string name = null)
        where TActor : ActorBase, new();

    /// <summary>Starts an actor under <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string name = null);

    /// <summary>The tree as text, one actor a line.</summary>
    public abstract string PrintTree();
}
