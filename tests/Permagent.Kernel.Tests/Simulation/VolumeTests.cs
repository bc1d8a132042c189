#nullable disable
using Permagent.Kernel.Simulation;
using Permagent.Kernel.Tests.Simulation.Workload;
using Permagent.Testing;
using Permagent.Testing.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

public sealed class VolumeTests
{
    private const int SeedCount = 10_000;
    private const int DecidedMax = 60; // Of some 2,000 in a run before it is shrunk.
    private const int BugSeedsMax = 1_000; // Every one of these bugs shows within some tens of seeds.

    /// <summary>Replayed by <c>./test sim SupervisedCounters --seed N</c>.</summary>
    [Fact]
    public void Ten_thousand_seeds_lose_nothing_that_was_promised_and_keep_nothing_twice()
    {
        SimulationScenario scenario = CounterWorkload.Scenario(CounterBug.None);

        scenario.Check(Seeds.Take(SeedCount));
    }

    [Theory]
    [InlineData("AnswersEarly")]
    [InlineData("KeepsTwice")]
    [InlineData("ForgetsTheOffer")]
    public void A_counter_that_is_wrong_is_found_by_some_seed_and_the_run_gets_small(string name)
    {
        SimulationScenario scenario = CounterWorkload.Scenario(Enum.Parse<CounterBug>(name));

        (ulong Seed, SimulationResult Result)? found = scenario.FirstFailing(
            Enumerable.Range(1, BugSeedsMax).Select(n => (ulong)n));
        Assert.NotNull(found);
        ShrunkSchedule shrunk = scenario.Shrink(found.Value.Result);

        Assert.True(shrunk.Runs <= 2_000, $"{shrunk.Runs} runs");
        Assert.Equal(found.Value.Result.Failure.GetType(), shrunk.Result.Failure.GetType());
        int decided = shrunk.Schedule.Decisions.Count(one => one > 0);
        Assert.True(decided <= DecidedMax, $"{decided} decisions:\n{shrunk.Schedule.ToText()}");
        SimulationResult again = scenario.Replay(SimulationSchedule.Parse(shrunk.Schedule.ToText()));
        Assert.Equal(shrunk.Result.Hash, again.Hash);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1")
        {
            File.WriteAllText(HashTests.RepositoryFile("Schedules", $"{name}.schedule.txt"), shrunk.Schedule.ToText());
        }
    }
}
