#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Finds the shutdown of a system.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    private CoordinatedShutdownExtension()
    {
    }

    /// <summary>The one instance.</summary>
    public static CoordinatedShutdownExtension Instance { get; } = new();

    /// <inheritdoc/>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
}
