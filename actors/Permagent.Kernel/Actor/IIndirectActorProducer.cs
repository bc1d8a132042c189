#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Makes actors in a way of its own.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The type of the actors.</summary>
    Type ActorType { get; }

    /// <summary>Makes one; called at start and at each restart.</summary>
    ActorBase Produce();

    /// <summary>Called when an instance is no longer used.</summary>
    void Release(ActorBase actor);
}
