using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>Makes steps of tasks that are started without a scheduler of their own, as ContinueWith does.</summary>
internal sealed class SimulationTaskScheduler(SimulationCore core) : TaskScheduler
{
    private bool _runsDirectly;

    /// <summary>Runs one step as a task of this scheduler, so that tasks it starts come here.</summary>
    internal void Run(Action step)
    {
        Task task = new(step);
        _runsDirectly = true;
        task.RunSynchronously(this);
        Tasks.ThrowIfFailed(task);
    }

    protected override void QueueTask(Task task)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        NodeRun? owner = (context as SimulationSyncContext)?.Owner;
        if (core.IsOnThread())
        {
            core.Enqueue(new ActionWork(
                owner, "task", () => SimulationCore.InContext(context, () => TryExecuteTask(task))));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        bool isStep = _runsDirectly;
        _runsDirectly = false;
        return isStep && TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
