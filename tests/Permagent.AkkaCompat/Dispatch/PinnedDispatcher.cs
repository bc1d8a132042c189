using System.Collections.Concurrent;

namespace Permagent.Kernel.Dispatch;

/// <summary>Runs one actor on a thread of its own.</summary>
internal sealed class PinnedDispatcher : MessageDispatcher
{
    // One actor has at most one run waiting, so the queue is as short.
    private readonly BlockingCollection<IRunnable> _runs = [];

    internal PinnedDispatcher(string name)
        : base(name)
    {
        Thread thread = new(Work) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Lets the thread end.</summary>
    internal void Stop() => _runs.CompleteAdding();

    protected override void ExecuteTask(IRunnable run)
    {
        if (!_runs.IsAddingCompleted)
        {
            _runs.Add(run);
        }
    }

    private void Work()
    {
        foreach (IRunnable run in _runs.GetConsumingEnumerable())
        {
            run.Run();
        }
    }
}
