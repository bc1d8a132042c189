#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>What a router is made of.</summary>
public abstract class RouterConfig
{
    /// <summary>A router on the system's default dispatcher.</summary>
    protected RouterConfig()
        : this(Deploy.NoDispatcherGiven)
    {
    }

    /// <summary>A router on a dispatcher.</summary>
    protected RouterConfig(string routerDispatcher) => RouterDispatcher = routerDispatcher ?? Deploy.NoDispatcherGiven;

    /// <summary>The id of the router's own dispatcher; empty for the default.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>Whether the router stops when its last routee has gone.</summary>
    public virtual bool StopRouterWhenAllRouteesRemoved => true;

    /// <summary>A router without routees.</summary>
    public abstract Router CreateRouter(ActorSystem system);
}
