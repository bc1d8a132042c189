#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Simulation;

/// <summary>Queues runnable cells as steps of a simulation.</summary>
internal sealed class SimulatedDispatcher : MessageDispatcher
{
    private readonly SimulationCore _core;
    private readonly NodeRun _run;

    internal SimulatedDispatcher(SimulationCore core, NodeRun run, int throughput)
        : base(throughput)
    {
        (_core, _run) = (core, run);
        Monitor = run.Monitor;
    }

    // The completing step runs without a context, so what awaits elsewhere is posted and what awaits without a
    // context stays on the thread.
    internal override TaskCreationOptions CompletionOptions => TaskCreationOptions.None;

    internal override void Schedule(ActorCell cell)
    {
        _run.Monitor.Queued(cell);
        _core.Enqueue(new CellWork(_run, cell));
    }

    // No node owns it: what the scenario asked is answered even if the node crashes now; what an actor asked goes on
    // in its node's context, and is dropped there.
    internal override void Complete(Action completion) =>
        _core.Enqueue(new ActionWork(null, "completion", () => SimulationCore.InContext(null, completion)));

    internal override void OnCompleted(Task task, Action action) =>
        SimulationCore.InContext(_run.Context, () => task.GetAwaiter().OnCompleted(action));

    internal override void Detached(Action start) => SimulationCore.InContext(_run.Context, start);

    internal override void CheckThread() => _core.CheckThread();

    internal override void Track(PromiseRef promise) => _run.Track(promise);
}
