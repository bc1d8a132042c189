#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>Finds the stores of a system.</summary>
public sealed class Persistence : ExtensionIdProvider<PersistenceExtension>
{
    private Persistence()
    {
    }

    /// <summary>The one instance.</summary>
    public static Persistence Instance { get; } = new();

    /// <inheritdoc/>
    public override PersistenceExtension CreateExtension(ExtendedActorSystem system) =>
        new((ActorSystemImpl)system);
}
