using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Simulation;

/// <summary>A node from one start to its crash; work of a dead run is dropped.</summary>
internal sealed class NodeRun
{
    private readonly List<PromiseRef> _asks = [];
    private int _prunedAt = 64;

    internal NodeRun(
        SimulationCore core, SimulatedNode node, Func<ActorSystemOptions, ActorSystemOptions> configure)
    {
        Name = node.Name;
        Node = node;
        Clock = new VirtualClock(core, this);
        Context = new SimulationSyncContext(core, this);
        Monitor = new SimulationMonitor(core, Name);
        ActorSystemOptions offered = new()
        {
            TimeProvider = Clock,
            Seed = 0,
            Journal = _ => SimulatedJournal.PropsFor(node.Store),
            SnapshotStore = _ => SimulatedSnapshotStore.PropsFor(node.Store),
        };
        ActorSystemOptions options = configure(offered) with
        {
            TimeProvider = Clock,
            Seed = core.NextNodeSeed(),
            Dispatcher = DispatcherKind.Simulated,
        };
        Impl = new ActorSystemImpl(Name, options, new SimulatedDispatcher(core, this, options.Throughput));
        Impl.Start();
    }

    internal string Name { get; }

    internal SimulatedNode Node { get; }

    internal SimulationMonitor Monitor { get; }

    internal bool IsAlive { get; private set; } = true;

    internal VirtualClock Clock { get; }

    internal SimulationSyncContext Context { get; }

    internal ActorSystem System => Impl;

    private ActorSystemImpl Impl { get; }

    /// <summary>Remembers a waiting task of the scenario; those of actors die with the node.</summary>
    internal void Track(PromiseRef ask)
    {
        if (ActorCell.Current is not null || SimulationCore.IsInNode)
        {
            return;
        }

        _asks.Add(ask);
        if (_asks.Count > _prunedAt)
        {
            _asks.RemoveAll(known => known.IsTerminated);
            _prunedAt = Math.Max(64, _asks.Count * 2);
        }
    }

    internal void Kill()
    {
        IsAlive = false;
        Impl.DiscardAll();
    }

    /// <summary>Ends the scenario's open questions to this node as time-outs.</summary>
    internal void AbandonAsks()
    {
        foreach (PromiseRef ask in _asks)
        {
            ask.Abandon();
        }

        _asks.Clear();
    }
}
