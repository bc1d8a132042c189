using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Simulation;

/// <summary>One node of a simulation: an actor system that can crash and start again.</summary>
public sealed class SimulatedNode
{
    private readonly SimulationCore _core;
    private readonly Func<ActorSystemOptions, ActorSystemOptions> _configure;
    private readonly Action<SimulatedNode> _start;
    private readonly List<Action> _onCrash = [];
    private NodeRun? _run;

    internal SimulatedNode(
        SimulationCore core,
        string name,
        Func<ActorSystemOptions, ActorSystemOptions> configure,
        Action<SimulatedNode> start)
    {
        _core = core;
        Name = name;
        _configure = configure;
        _start = start;
        Store = new SimulatedStore(core, name);
    }

    /// <summary>The node's name.</summary>
    public string Name { get; }

    /// <summary>False between a crash, or the end of the system, and the next start.</summary>
    public bool IsUp => _run is { IsAlive: true, System.WhenTerminated.IsCompleted: false };

    /// <summary>How often the node was started.</summary>
    public int Starts { get; private set; }

    /// <summary>The node's disk: what the journal and the snapshot store keep unless the options name others.
    /// </summary>
    public SimulatedStore Store { get; }

    /// <summary>The present actor system; a new one after each start.</summary>
    /// <exception cref="InvalidOperationException">The node is down.</exception>
    public ActorSystem System => IsUp ? _run!.System : throw new InvalidOperationException($"Node {Name} is down.");

    /// <summary>The node's clock; timers made on it die with the node.</summary>
    /// <exception cref="InvalidOperationException">The node is down.</exception>
    public TimeProvider Clock => IsUp ? _run!.Clock : throw new InvalidOperationException($"Node {Name} is down.");

    /// <summary>How far the node's wall clock is off.</summary>
    internal TimeSpan WallClockOffset { get; set; }

    /// <summary>Runs at the next crash: here stores drop their connections and what was not synced.</summary>
    public void OnCrash(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _onCrash.Add(action);
    }

    /// <summary>Ends the node as a power cut does: no hook runs, nothing queued or timed happens any more.</summary>
    public void Crash()
    {
        if (_run is not { IsAlive: true } run)
        {
            return;
        }

        _core.CheckThread();
        _core.Trace(Name, "crash");
        run.Kill();
        _core.Forget(run);
        Store.Crash();
        Action[] actions = [.. _onCrash];
        _onCrash.Clear();
        foreach (Action action in actions)
        {
            action();
        }

        run.AbandonAsks();
    }

    internal void CheckIdle()
    {
        if (_run is { IsAlive: true } run)
        {
            run.Monitor.CheckIdle();
        }
    }

    /// <summary>Starts the node again with a new, empty actor system.</summary>
    /// <exception cref="InvalidOperationException">The node is up.</exception>
    public void Restart()
    {
        if (IsUp)
        {
            throw new InvalidOperationException($"Node {Name} is up; crash it or end its system first.");
        }

        Crash();
        Starts++;
        _core.Trace(Name, $"start {Starts}");
        Store.Open();
        _run = new NodeRun(_core, this, _configure);
        SimulationCore.InContext(_run.Context, () => _start(this));
    }
}
