#nullable disable
namespace Permagent.Kernel.Simulation;

/// <summary>What goes wrong in one call of a simulated store, decided when the call begins.</summary>
internal readonly record struct StoreFaults(bool FailsFirst, bool FailsLast, TimeSpan Time)
{
    internal static StoreFaults Decide(SimulatedStore store)
    {
        SimulationFaults faults = store.Faults;
        bool fails = store.FaultOccurs(faults.Store);
        bool first = fails && store.Decisions.Next(2) == 0;
        long ticks = store.FaultOccurs(faults.SlowStore)
            ? 1 + store.Decisions.Next(faults.StoreTimeMax.Ticks)
            : 0;
        return new StoreFaults(first, fails && !first, TimeSpan.FromTicks(ticks));
    }

    /// <summary>The part before anything is done.</summary>
    internal void Before(string call)
    {
        if (FailsFirst)
        {
            throw new SimulatedFaultException($"Simulated fault before {call}: nothing was done.");
        }
    }

    /// <summary>The time between a write and its sync.</summary>
    internal Task WaitAsync(TimeProvider clock) =>
        Time == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(Time, clock, CancellationToken.None);

    /// <summary>The part after everything is done.</summary>
    internal void After(string call)
    {
        if (FailsLast)
        {
            throw new SimulatedFaultException($"Simulated fault after {call}: it was done.");
        }
    }
}
