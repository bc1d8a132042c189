#nullable disable
using Permagent.Kernel.Simulation;
using Permagent.Kernel.Tests.Simulation.Workload;
using Permagent.Testing.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

public sealed class ScheduleTests
{
    [Fact]
    public void A_schedule_repeats_its_run()
    {
        SimulationScenario scenario = CounterWorkload.Scenario(CounterBug.None);
        SimulationResult first = scenario.Run(4);

        SimulationResult again = scenario.Replay(first.Schedule);

        Assert.Equal(first.Hash, again.Hash);
        Assert.Equal(first.Schedule, again.Schedule);
    }

    [Fact]
    public void A_schedule_survives_its_text()
    {
        SimulationSchedule schedule = new("name", 0xfedcba9876543210, [0, -1, -1, -1, 7, -1, 12_345_678_901, -1]);

        SimulationSchedule read = SimulationSchedule.Parse(schedule.ToText());

        Assert.Equal(schedule, read);
        Assert.Contains("0 .3 7 . 12345678901 .", schedule.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("something else", "permagent-schedule 1")]
    [InlineData("permagent-schedule 1\nscenario a\nseed 12", "Line 3")]
    [InlineData("permagent-schedule 1\nscenario a\nseed 0x12\n1 2\n3 x 4", "Line 5")]
    [InlineData("permagent-schedule 1\nscenario a\nseed 0x12\n.999999999", "more than")]
    public void What_is_no_schedule_is_refused_with_its_line(string text, string said)
    {
        FormatException failure = Assert.Throws<FormatException>(() => SimulationSchedule.Parse(text));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_schedule_takes_every_default()
    {
        SimulationScenario scenario = CounterWorkload.Scenario(CounterBug.None);

        SimulationResult result = scenario.Replay(new SimulationSchedule("any", 1, []));

        Assert.Null(result.Failure);
        Assert.DoesNotContain(result.Schedule.Decisions.Take(10), one => one is not (0 or 29));
    }

    /// <summary>Files of runs that once failed. Their names begin with the bug they need, or with none.</summary>
    [Fact]
    public void Committed_schedules_fail_with_their_bug_and_pass_without_it()
    {
        string[] files = Directory.GetFiles(HashTests.RepositoryFile("Schedules"), "*.schedule.txt");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            SimulationSchedule schedule = SimulationSchedule.Parse(File.ReadAllText(file));
            CounterBug bug = Enum.Parse<CounterBug>(Path.GetFileName(file).Split('-', '.')[0]);

            SimulationResult right = CounterWorkload.Scenario(CounterBug.None).Replay(schedule);
            SimulationResult wrong = CounterWorkload.Scenario(bug).Replay(schedule);

            Assert.True(right.Failure is null, $"{file}: {right.Failure}");
            Assert.True((wrong.Failure is null) == (bug == CounterBug.None), $"{file}: {wrong.Failure}");
        }
    }

    [Fact]
    public void A_run_that_does_not_fail_cannot_be_shrunk()
    {
        SimulationScenario scenario = CounterWorkload.Scenario(CounterBug.None);

        Assert.Throws<ArgumentException>(() => scenario.Shrink(scenario.Run(1)));
    }
}
