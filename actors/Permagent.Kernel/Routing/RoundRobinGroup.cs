#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A group. Each routee in its turn.</summary>
public sealed class RoundRobinGroup : Group
{
    /// <summary>A group of these paths.</summary>
    public RoundRobinGroup(params string[] paths)
        : this(paths, null)
    {
    }

    /// <summary>A group of these paths.</summary>
    public RoundRobinGroup(IEnumerable<string> paths)
        : this(paths, null)
    {
    }

    /// <summary>A group on a dispatcher.</summary>
    public RoundRobinGroup(IEnumerable<string> paths, string routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RoundRobinGroup WithDispatcher(string dispatcher) => new(GivenPaths, dispatcher);
}
