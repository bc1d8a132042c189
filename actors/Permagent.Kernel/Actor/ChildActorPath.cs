#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>A path below the root; shares its parent's path.</summary>
public sealed class ChildActorPath(ActorPath parent, string name, long uid) : ActorPath(name, uid)
{
    /// <inheritdoc/>
    public override ActorPath Parent { get; } = parent;

    /// <inheritdoc/>
    public override RootActorPath Root => Parent.Root;

    /// <inheritdoc/>
    public override int Depth => Parent.Depth + 1;

    /// <inheritdoc/>
    public override ActorPath WithUid(long uid) => uid == Uid ? this : new ChildActorPath(Parent, Name, uid);
}
