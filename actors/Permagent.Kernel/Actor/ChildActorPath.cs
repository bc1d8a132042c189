#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>A path below the root; shares its parent's path.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>The path of a child.</summary>
    public ChildActorPath(ActorPath parent, string name, long uid)
        : base(name, uid) => Parent = parent;

    internal ChildActorPath(ActorPath parent, long number, long uid)
        : base(number, uid) => Parent = parent;

    /// <inheritdoc/>
    public override ActorPath Parent { get; }

    /// <inheritdoc/>
    public override RootActorPath Root => Parent.Root;

    /// <inheritdoc/>
    public override int Depth => Parent.Depth + 1;

    /// <inheritdoc/>
    public override ActorPath WithUid(long uid) => uid == Uid
        ? this
        : Number < 0 ? new ChildActorPath(Parent, Name, uid) : new ChildActorPath(Parent, Number, uid);
}
