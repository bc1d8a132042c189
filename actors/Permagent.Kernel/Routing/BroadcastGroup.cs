#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A group. Every routee gets every message.</summary>
public sealed class BroadcastGroup : Group
{
    /// <summary>A group of these paths.</summary>
    public BroadcastGroup(params string[] paths)
        : this(paths, null)
    {
    }

    /// <summary>A group of these paths.</summary>
    public BroadcastGroup(IEnumerable<string> paths)
        : this(paths, null)
    {
    }

    /// <summary>A group on a dispatcher.</summary>
    public BroadcastGroup(IEnumerable<string> paths, string routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public BroadcastGroup WithDispatcher(string dispatcher) => new(GivenPaths, dispatcher);
}
