#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>Runs cells on the thread that tells: a Tell has been processed when it returns.</summary>
/// <remarks>Tells from inside an actor queue on the same thread and run after it.</remarks>
internal sealed class CallingThreadDispatcher(int throughput) : MessageDispatcher(throughput)
{
    [ThreadStatic]
    private static Queue<ActorCell> s_runnable;

    internal override void Schedule(ActorCell cell)
    {
        if (s_runnable is not null)
        {
            s_runnable.Enqueue(cell);
            return;
        }

        s_runnable = new Queue<ActorCell>();
        try
        {
            cell.Run(Throughput);
            while (s_runnable.TryDequeue(out ActorCell next))
            {
                next.Run(Throughput);
            }
        }
        finally
        {
            s_runnable = null;
        }
    }
}
