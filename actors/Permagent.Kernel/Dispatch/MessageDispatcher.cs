#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>Gives runnable actors a thread.</summary>
public abstract class MessageDispatcher
{
    private const int DefaultThroughput = 30;

    private protected MessageDispatcher(int throughput) => Throughput = throughput;

    /// <summary>A dispatcher from outside the kernel, as of a test kit; the configurator counts for nothing here.
    /// </summary>
    protected MessageDispatcher(object configurator)
        : this(DefaultThroughput)
    {
    }

    /// <summary>Most user messages of one actor in a row, before others get the thread.</summary>
    public int Throughput { get; }

    /// <summary>Runs work, now or later.</summary>
    protected virtual void ExecuteTask(IRunnable run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Run();
    }

    /// <summary>Called when no actor is left.</summary>
    protected virtual void Shutdown()
    {
    }

    /// <summary>How tasks the kernel completes run what waits for them.</summary>
    internal virtual TaskCreationOptions CompletionOptions => TaskCreationOptions.RunContinuationsAsynchronously;

    /// <summary>Takes a cell that has become runnable; runs it once.</summary>
    internal virtual void Schedule(ActorCell cell) => ExecuteTask(new CellRun(cell, Throughput));

    /// <summary>Runs what completes an ask; never a replier's own stack if that could run user code.</summary>
    internal virtual void Complete(Action completion) => completion();

    /// <summary>Runs an action when a task has ended, without the caller's context, so nothing can hold it
    /// up.</summary>
    internal virtual void OnCompleted(Task task, Action action)
    {
        if (task.IsCompleted)
        {
            action();
            return;
        }

        _ = task.ContinueWith(
            static (_, state) => ((Action)state)(),
            action,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Starts work whose awaits must not need the caller's context: who blocks for its end would wait for
    /// ever.</summary>
    internal virtual void Detached(Action start)
    {
        SynchronizationContext outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            start();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

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
