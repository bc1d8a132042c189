#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Simulation;

/// <summary>Queues runnable cells as steps of a simulation.</summary>
internal sealed class SimulatedDispatcher(SimulationCore core, NodeRun run, int throughput)
    : MessageDispatcher(throughput)
{
    // The completing step runs without a context, so what awaits elsewhere is posted and what awaits without a
    // context stays on the thread.
    internal override TaskCreationOptions CompletionOptions => TaskCreationOptions.None;

    internal override void Schedule(ActorCell cell) => core.Enqueue(new CellWork(run, cell));

    // No node owns it: what the scenario asked is answered even if the node crashes now; what an actor asked goes on
    // in its node's context, and is dropped there.
    internal override void Complete(Action completion) =>
        core.Enqueue(new ActionWork(null, "completion", () => SimulationCore.InContext(null, completion)));

    internal override void OnCompleted(Task task, Action action) =>
        SimulationCore.InContext(run.Context, () => task.GetAwaiter().OnCompleted(action));

    internal override void Detached(Action start) => SimulationCore.InContext(run.Context, start);

    internal override void CheckThread() => core.CheckThread();

    internal override void Track(PromiseRef promise) => run.Track(promise);

    internal override void Processing(ActorCell cell, object message) => core.Processing(message);
}
