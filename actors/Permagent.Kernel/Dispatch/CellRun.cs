#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>One run of a cell, for dispatchers from outside the kernel.</summary>
internal sealed class CellRun(ActorCell cell, int throughput) : IRunnable
{
    public void Run() => cell.Run(throughput);
}
