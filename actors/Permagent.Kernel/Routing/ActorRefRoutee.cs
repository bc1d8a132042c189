#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>One actor; equal to another routee of the same actor.</summary>
public sealed class ActorRefRoutee(IActorRef actor) : Routee, IEquatable<ActorRefRoutee>
{
    /// <summary>The actor.</summary>
    public IActorRef Actor { get; } = actor ?? throw new ArgumentNullException(nameof(actor));

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Actor.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(ActorRefRoutee other) => other is not null && Actor.Equals(other.Actor);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as ActorRefRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Actor.GetHashCode();
}
