using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Bench.Questions;

/// <summary>The cost of messages, actors and events, with yardsticks of the base library beside them.</summary>
internal sealed class KernelQuestion : IQuestion
{
    /// <inheritdoc/>
    public string Name => "kernel";

    /// <inheritdoc/>
    public string Text => "What do messages, answers, actors and events cost, and what does an empty system hold?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        var store = new MemoryJournalStore();
        await using var system = KernelSystem.Create("bench", new()
        {
            TimeProvider = bench.Clock,
            Seed = 1,
            Journal = _ => MemoryJournal.PropsFor(store),
        });
        KernelRow[] rows =
        [
            .. new KernelTells(bench, system).Rows,
            .. new KernelPings(bench, system).Rows,
            .. new KernelAsks(bench, system).Rows,
            .. new KernelLives(bench, system).Rows,
            .. new KernelWrites(bench, system).Rows,
            .. new KernelCold().Rows,
            .. new KernelYardsticks(bench).Rows,
        ];
        return await RoundsAsync(rows);
    }

    // All scenarios in turn, round after round: a noisy minute of the machine touches one run of each, not all of one.
    private static async Task<IReadOnlyList<Figure>> RoundsAsync(KernelRow[] rows)
    {
        var values = rows.Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                GC.Collect(); // The garbage of one scenario is not the next one's cost.
                var value = await rows[row].MeasureAsync();
                if (run >= 0) values[row].Add(value); // The first round makes the code warm.
            }
        }

        return
        [
            .. rows.Select((row, at) => new Figure(row.Scenario, row.Unit, values[at], row.Goal, row.AtLeast)),
        ];
    }
}
