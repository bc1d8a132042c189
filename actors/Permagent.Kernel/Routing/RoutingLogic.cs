#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>Chooses a routee for a message. Called by one router at a time, unless the router is shared.</summary>
public abstract class RoutingLogic
{
    /// <summary>The routee; <see cref="Routee.NoRoutee"/> when there is none.</summary>
    public abstract Routee Select(object message, Routee[] routees);
}
