#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A router whose routees are actors made elsewhere, named by their paths.</summary>
public abstract class Group : RouterConfig
{
    private readonly string[] _paths;

    /// <summary>A group.</summary>
    /// <param name="paths">The routees' paths; each may be a selection of several.</param>
    /// <param name="routerDispatcher">The id of the router's dispatcher; null for the default.</param>
    protected Group(IEnumerable<string> paths, string routerDispatcher)
        : base(routerDispatcher)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _paths = [.. paths];
    }

    /// <inheritdoc/>
    public override bool StopRouterWhenAllRouteesRemoved => false;

    /// <summary>The routees' paths.</summary>
    public virtual IEnumerable<string> GetPaths(ActorSystem system) => _paths;

    /// <summary>Props of the router.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <summary>The paths as given.</summary>
    protected IReadOnlyList<string> GivenPaths => _paths;
}
