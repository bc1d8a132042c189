using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Simulation;

/// <summary>Something runnable. Its owner is null when it belongs to the scenario.</summary>
internal abstract record Work(NodeRun? Owner);

/// <summary>A cell with messages.</summary>
internal sealed record CellWork(NodeRun Run, ActorCell Cell) : Work(Run);

/// <summary>A continuation, a completion or a timer.</summary>
internal sealed record ActionWork(NodeRun? Run, string Label, Action Action) : Work(Run);
