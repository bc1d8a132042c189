#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A pool. Every routee gets every message.</summary>
public sealed class BroadcastPool : Pool
{
    /// <summary>A pool of so many.</summary>
    public BroadcastPool(int nrOfInstances)
        : this(nrOfInstances, null)
    {
    }

    /// <summary>A pool whose size changes.</summary>
    public BroadcastPool(int nrOfInstances, Resizer resizer)
        : this(nrOfInstances, resizer, null, null)
    {
    }

    /// <summary>A pool with all of its settings.</summary>
    public BroadcastPool(
        int nrOfInstances,
        Resizer resizer,
        SupervisorStrategy supervisorStrategy,
        string routerDispatcher,
        bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <summary>The same with another strategy for the routees.</summary>
    public BroadcastPool WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(NrOfInstances, Resizer, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same with a resizer.</summary>
    public BroadcastPool WithResizer(Resizer resizer) =>
        new(NrOfInstances, resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public BroadcastPool WithDispatcher(string dispatcher) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, dispatcher, UsePoolDispatcher);
}
