#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>An actor that runs on the thread that tells, with its instance at hand.</summary>
public class TestActorRef<TActor> : TestActorRefBase<TActor>
    where TActor : ActorBase
{
    /// <summary>Makes the actor, below a supervisor or at the top.</summary>
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef supervisor = null, string name = null)
        : base(system, actorProps, supervisor, name)
    {
    }
}
