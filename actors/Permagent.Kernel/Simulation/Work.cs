using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Simulation;

/// <summary>Something runnable. Its owner is null when it belongs to the scenario.</summary>
internal abstract class Work(NodeRun? owner)
{
    internal NodeRun? Owner { get; } = owner;

    /// <summary>What a strategy knows it by: an actor is the same one at each of its steps.</summary>
    internal abstract object Identity { get; }
}

/// <summary>A cell with messages.</summary>
internal sealed class CellWork(NodeRun run, ActorCell cell) : Work(run)
{
    internal NodeRun Run { get; } = run;

    internal ActorCell Cell { get; } = cell;

    internal override object Identity => Cell;
}

/// <summary>A continuation, a completion or a task.</summary>
internal sealed class ActionWork(NodeRun? run, string label, Action action) : Work(run)
{
    internal string Label { get; } = label;

    internal Action Action { get; } = action;

    internal override object Identity => this;
}
