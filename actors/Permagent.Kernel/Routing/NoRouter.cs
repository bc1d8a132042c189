#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>No router: an ordinary actor.</summary>
public sealed class NoRouter : RouterConfig
{
    private NoRouter()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoRouter Instance { get; } = new();

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) =>
        throw new NotSupportedException("NoRouter makes no router.");

    /// <summary>The same props without a router.</summary>
    public Props Props(Props routeeProps)
    {
        ArgumentNullException.ThrowIfNull(routeeProps);
        return routeeProps.WithRouter(this);
    }
}
