#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>The actors of a selection; equal to another routee of an equal selection.</summary>
public sealed class ActorSelectionRoutee(ActorSelection actor) : Routee, IEquatable<ActorSelectionRoutee>
{
    /// <summary>The selection.</summary>
    public ActorSelection Selection { get; } = actor ?? throw new ArgumentNullException(nameof(actor));

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Selection.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(ActorSelectionRoutee other) => other is not null && Selection.Equals(other.Selection);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as ActorSelectionRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Selection.GetHashCode();
}
