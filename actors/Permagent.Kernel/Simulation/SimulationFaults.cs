namespace Permagent.Kernel.Simulation;

/// <summary>Faults inside a node, by probabilities from 0 to 1. Default: none.</summary>
public sealed record SimulationFaults
{
    /// <summary>Chance, per message to an actor below <c>/user</c>, that its handler throws at once.</summary>
    public double Handler { get; init; }

    /// <summary>Chance, per hook of an actor below <c>/user</c>, that the hook throws at once.</summary>
    public double Hook { get; init; }

    /// <summary>Chance, per call, that a simulated store fails: before it has done anything, or after all of
    /// it.</summary>
    public double Store { get; init; }

    /// <summary>Chance, per event, that a simulated journal refuses it.</summary>
    public double Refusal { get; init; }

    /// <summary>Chance, per call, that a simulated store takes its time.</summary>
    public double SlowStore { get; init; }

    /// <summary>Longest time a slow store takes. Default: 200 ms.</summary>
    public TimeSpan StoreTimeMax { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Chance, per step, that the wall clock of a node jumps; its timers do not.</summary>
    public double ClockStep { get; init; }

    /// <summary>Farthest a wall clock jumps, forward or back. Default: 1 h.</summary>
    public TimeSpan ClockStepMax { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Chance, per message to a bounded mailbox, that it is full.</summary>
    public double MailboxFull { get; init; }
}
