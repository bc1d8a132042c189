using Permagent.Kernel.Actor;

namespace Permagent.Testing.Persistence;

/// <summary>Where a specification of a store runs: an actor system with the store in it, on real threads or in a
/// simulation.</summary>
public interface ISpecHost
{
    /// <summary>The system; its serializer is <see cref="SpecSerializer"/>.</summary>
    ActorSystem System { get; }

    /// <summary>The actor of the store.</summary>
    IActorRef Store { get; }

    /// <summary>Ends when the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    Task UntilAsync(Func<bool> condition);
}
