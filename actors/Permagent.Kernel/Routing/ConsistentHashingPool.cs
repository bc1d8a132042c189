#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A pool. The same key goes to the same routee while the routees stay the same.</summary>
public sealed class ConsistentHashingPool : Pool
{
    private readonly int _virtualNodes;
    private readonly ConsistentHashMapping _mapping;

    /// <summary>A pool whose messages have keys of their own.</summary>
    public ConsistentHashingPool(int nrOfInstances)
        : this(nrOfInstances, null, null, null)
    {
    }

    /// <summary>A pool with a mapping from messages to keys.</summary>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping)
        : this(nrOfInstances, null, null, null, hashMapping: hashMapping)
    {
    }

    /// <summary>A pool with all of its settings.</summary>
    public ConsistentHashingPool(
        int nrOfInstances,
        Resizer resizer,
        SupervisorStrategy supervisorStrategy,
        string routerDispatcher,
        bool usePoolDispatcher = false,
        int virtualNodesFactor = 0,
        ConsistentHashMapping hashMapping = null)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        _virtualNodes = virtualNodesFactor;
        _mapping = hashMapping;
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) =>
        new(new ConsistentHashingRoutingLogic(system, _virtualNodes, _mapping));

    /// <summary>The same with another number of places on the ring for each routee.</summary>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) => With(
        Resizer, SupervisorStrategy, RouterDispatcher, vnodes, _mapping);

    /// <summary>The same with another mapping.</summary>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) => With(
        Resizer, SupervisorStrategy, RouterDispatcher, _virtualNodes, mapping);

    /// <summary>The same with another strategy for the routees.</summary>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) => With(
        Resizer, strategy, RouterDispatcher, _virtualNodes, _mapping);

    /// <summary>The same with a resizer.</summary>
    public ConsistentHashingPool WithResizer(Resizer resizer) => With(
        resizer, SupervisorStrategy, RouterDispatcher, _virtualNodes, _mapping);

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingPool WithDispatcher(string dispatcher) => With(
        Resizer, SupervisorStrategy, dispatcher, _virtualNodes, _mapping);

    private ConsistentHashingPool With(
        Resizer resizer,
        SupervisorStrategy strategy,
        string dispatcher,
        int virtualNodes,
        ConsistentHashMapping mapping) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher, virtualNodes, mapping);
}
