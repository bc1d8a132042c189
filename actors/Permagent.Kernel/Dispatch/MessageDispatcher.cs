#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>Gives runnable actors a thread.</summary>
public abstract class MessageDispatcher
{
    private protected MessageDispatcher(int throughput) => Throughput = throughput;

    /// <summary>Most user messages of one actor in a row, before others get the thread.</summary>
    public int Throughput { get; }

    /// <summary>How tasks the kernel completes run what waits for them.</summary>
    internal virtual TaskCreationOptions CompletionOptions => TaskCreationOptions.RunContinuationsAsynchronously;

    /// <summary>Takes a cell that has become runnable; runs it once.</summary>
    internal abstract void Schedule(ActorCell cell);

    /// <summary>Runs what completes an ask; never a replier's own stack if that could run user code.</summary>
    internal virtual void Complete(Action completion) => completion();

    /// <summary>Runs an action when a task has ended, without the caller's context, so nothing can hold it
    /// up.</summary>
    internal virtual void OnCompleted(Task task, Action action) => _ = task.ContinueWith(
        static (_, state) => ((Action)state)(),
        action,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    /// <summary>Fails when a single-threaded run is called from another thread.</summary>
    internal virtual void CheckThread()
    {
    }

    /// <summary>Takes note of a waiting task, so that a crash can end it.</summary>
    internal virtual void Track(PromiseRef promise)
    {
    }

    /// <summary>Sees what the cells do; null in all systems but simulated ones.</summary>
    internal CellMonitor Monitor { get; private protected init; }
}
