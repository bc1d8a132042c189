#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>Runs cells on the thread pool.</summary>
internal sealed class ThreadPoolDispatcher(int throughput) : MessageDispatcher(throughput)
{
    // A cell that goes on after a full batch is queued globally, behind the others; a fresh one stays close.
    internal override void Schedule(ActorCell cell) =>
        ThreadPool.UnsafeQueueUserWorkItem(cell, preferLocal: ActorCell.Current is not null);
}
