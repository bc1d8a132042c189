#nullable disable
namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>What is wrong with a counter, to see that the simulation finds it.</summary>
internal enum CounterBug
{
    None,

    /// <summary>It answers before its events are stored.</summary>
    AnswersEarly,

    /// <summary>It does not know a number that it has.</summary>
    KeepsTwice,

    /// <summary>It adds what is replayed to the list that a snapshot has replaced.</summary>
    ForgetsTheOffer,
}
