#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A group. The same key goes to the same routee while the routees stay the same.</summary>
public sealed class ConsistentHashingGroup : Group
{
    private readonly int _virtualNodes;
    private readonly ConsistentHashMapping _mapping;

    /// <summary>A group whose messages have keys of their own.</summary>
    public ConsistentHashingGroup(params string[] paths)
        : this(paths, 0, null, null)
    {
    }

    /// <summary>A group with a mapping from messages to keys.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping)
        : this(paths, 0, hashMapping, null)
    {
    }

    /// <summary>A group with all of its settings.</summary>
    public ConsistentHashingGroup(
        IEnumerable<string> paths,
        int virtualNodesFactor = 0,
        ConsistentHashMapping hashMapping = null,
        string routerDispatcher = null)
        : base(paths, routerDispatcher)
    {
        _virtualNodes = virtualNodesFactor;
        _mapping = hashMapping;
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) =>
        new(new ConsistentHashingRoutingLogic(system, _virtualNodes, _mapping));

    /// <summary>The same with another number of places on the ring for each routee.</summary>
    public ConsistentHashingGroup WithVirtualNodesFactor(int vnodes) =>
        new(GivenPaths, vnodes, _mapping, RouterDispatcher);

    /// <summary>The same with another mapping.</summary>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) =>
        new(GivenPaths, _virtualNodes, mapping, RouterDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingGroup WithDispatcher(string dispatcher) =>
        new(GivenPaths, _virtualNodes, _mapping, dispatcher);
}
