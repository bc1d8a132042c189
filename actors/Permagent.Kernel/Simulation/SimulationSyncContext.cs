#nullable disable

namespace Permagent.Kernel.Simulation;

/// <summary>Brings awaits back to the simulation's thread as steps; those of a dead node are dropped.</summary>
internal sealed class SimulationSyncContext(SimulationCore core, NodeRun owner) : SynchronizationContext
{
    internal NodeRun Owner { get; } = owner;

    public override void Post(SendOrPostCallback d, object state)
    {
        // Thrown on a pool thread an exception would end the process; noted it fails the run.
        if (core.IsOnThread())
        {
            core.Enqueue(new ActionWork(Owner, "continuation", () => SimulationCore.InContext(this, () => d(state))));
        }
    }

    public override void Send(SendOrPostCallback d, object state)
    {
        core.CheckThread();
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
