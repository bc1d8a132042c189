#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing.TestActors;

/// <summary>Passes everything on, in its sender's name.</summary>
public class ForwardActor(IActorRef target) : ActorBase
{
    /// <summary>An actor that passes everything on.</summary>
    public static Props Props(IActorRef target) => Kernel.Actor.Props.Create(() => new ForwardActor(target));

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        target.Forward(message);
        return true;
    }
}
