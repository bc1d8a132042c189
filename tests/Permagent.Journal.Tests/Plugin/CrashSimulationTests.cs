using System.Collections.Immutable;
using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Simulation;
using Permagent.Testing;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class CrashSimulationTests
{
    private const int Numbers = 25;

    [Fact]
    public void A_persistent_counter_loses_no_acknowledged_number_and_applies_none_twice()
    {
        var crashes = 0;

        foreach (var seed in Seeds.Take(50)) crashes += Run(seed).Crashes;

        Assert.True(crashes > 50, $"only {crashes} crashes in all runs");
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_on_a_file_of_its_own()
    {
        var (first, second) = (Run(7), Run(7));

        Assert.Equal(first, second);
    }

    private static (int Crashes, string Hash) Run(ulong seed)
    {
        using var folder = new JournalFolder();
        JournalFile? file = null;
        var crashes = 0;
        var options = new SimulationOptions { Name = "counter", CrashProbability = 0.01 };
        var result = Simulation.Run(seed, options, async context =>
        {
            var node = context.CreateNode(
                "node",
                options => Configured(options, file = folder.Open()),
                started =>
                {
                    started.OnCrash(() => { file!.Crash(); crashes++; });
                    _ = started.System.ActorOf(Counter.PropsFor(), "counter");
                });
            for (var number = 1; number <= Numbers; number++) await StoreAsync(context, node, number);

            node.Crash();
            if (!node.IsUp) node.Restart();
            AssertStored(file!);
            Assert.Equal(Enumerable.Range(1, Numbers), await StateAsync(context, node));
            node.Crash();
        });
        file?.Dispose();
        return (crashes, result.ThrowIfFailed().Hash);
    }

    private static ActorSystemOptions Configured(ActorSystemOptions options, JournalFile file) => options with
    {
        EventSerializer = new SpecSerializer(),
        Journal = _ => SqliteJournal.PropsFor(file),
        SnapshotStore = _ => SqliteSnapshotStore.PropsFor(file),
    };

    private static void AssertStored(JournalFile file)
    {
        var stored = file.All("counter").Select(one => BitConverter.ToInt32(one.Payload.Span)).ToList();
        Assert.Equal(Enumerable.Range(1, Numbers), stored);
    }

    /// <summary>Asks until the number is acknowledged, over crashes.</summary>
    private static async Task StoreAsync(SimulationContext context, SimulatedNode node, int number) =>
        Assert.Equal(number, await AskAsync<int>(context, node, number));

    private static Task<ImmutableArray<int>> StateAsync(SimulationContext context, SimulatedNode node) =>
        AskAsync<ImmutableArray<int>>(context, node, "state");

    private static async Task<T> AskAsync<T>(SimulationContext context, SimulatedNode node, object question)
    {
        while (true)
        {
            await context.UntilAsync(() => node.IsUp, TimeSpan.FromSeconds(10));
            try
            {
                return await node.System.ActorSelection("/user/counter").Ask<T>(question, TimeSpan.FromSeconds(5));
            }
            catch (AskTimeoutException)
            {
                continue; // Crashed meanwhile: not acknowledged, so it is asked again.
            }
        }
    }
}
