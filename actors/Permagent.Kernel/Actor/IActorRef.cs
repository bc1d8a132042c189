#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The address of an actor: immutable, comparable by path and uid, valid also after the actor has
/// stopped.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>Where the actor stands in the tree, with the uid of its incarnation.</summary>
    ActorPath Path { get; }
}
