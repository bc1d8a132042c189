#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A router whose routees are its children.</summary>
public abstract class Pool : RouterConfig
{
    /// <summary>A pool.</summary>
    /// <param name="nrOfInstances">Routees at the start.</param>
    /// <param name="resizer">Changes the size by load; null for none.</param>
    /// <param name="supervisorStrategy">For the routees; null for <see cref="DefaultSupervisorStrategy"/>.</param>
    /// <param name="routerDispatcher">The id of the router's dispatcher; null for the default.</param>
    /// <param name="usePoolDispatcher">Whether the routees run on the router's dispatcher.</param>
    protected Pool(
        int nrOfInstances,
        Resizer resizer,
        SupervisorStrategy supervisorStrategy,
        string routerDispatcher,
        bool usePoolDispatcher)
        : base(routerDispatcher)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nrOfInstances);
        NrOfInstances = nrOfInstances;
        Resizer = resizer;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>A routee's failure becomes the router's own: the router's parent decides.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } =
        new OneForOneStrategy(_ => Directive.Escalate);

    /// <summary>Routees at the start.</summary>
    public int NrOfInstances { get; }

    /// <summary>Changes the size by load, or null.</summary>
    public virtual Resizer Resizer { get; }

    /// <summary>For the routees.</summary>
    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>Whether the routees run on the router's dispatcher.</summary>
    public virtual bool UsePoolDispatcher { get; }

    /// <summary>Routees at the start.</summary>
    public virtual int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>Props of a router whose routees have these props.</summary>
    public Props Props(Props routeeProps)
    {
        ArgumentNullException.ThrowIfNull(routeeProps);
        return routeeProps.WithRouter(this);
    }
}
