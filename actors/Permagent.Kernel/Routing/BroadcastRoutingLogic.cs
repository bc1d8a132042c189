#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>Every routee gets every message.</summary>
public sealed class BroadcastRoutingLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0 ? Routee.NoRoutee : new SeveralRoutees(routees);
    }
}
