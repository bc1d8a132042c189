#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing.TestActors;

/// <summary>Takes everything and answers nothing.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>An actor that answers nothing.</summary>
    public static Props Props { get; } = Kernel.Actor.Props.Create(() => new BlackHoleActor());

    /// <inheritdoc/>
    protected override bool Receive(object message) => true;
}
