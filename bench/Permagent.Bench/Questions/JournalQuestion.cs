using Permagent.Bench.Journal;
using Permagent.Journal;
using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>What the journal costs above plain SQLite, and how fast an actor is back.</summary>
internal sealed class JournalQuestion : IQuestion
{
    private const int RecoveredEvents = 100_000;
    private const int Turn = 10; // Batches of one side before the next one's turn: about 10 ms.

    private static readonly Shape s_one = new(Streams: 1);
    private static readonly Shape s_many = new(Shape.EventsOfBatch);

    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public string Text => "How many events a second does the journal make durable (FULL, 200 B, 64 in a commit) beside "
        + "a plain program on SQLite, in turn, and how long does an actor take to read 100,000?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        var one = await AlternateAsync(bench, s_one, "one");
        var many = await AlternateAsync(bench, s_many, "many");
        var recovery = await RecoveriesAsync(bench);
        return
        [
            new("one stream, 64 events a commit: plain SQLite", "events/s", one[0]),
            new("the same: journal file", "events/s", one[1]),
            new("the same: one persistent actor, PersistAll of 64", "events/s", one[2]),
            new("64 streams, one event each in a commit: plain SQLite", "events/s", many[0]),
            new("the same: journal file", "events/s", many[1]),
            new("64 persistent actors, Persist of one, commits as they come", "events/s", many[2]),
            Ratio("one stream, journal file to plain", one[1], one[0]),
            Ratio("one stream, actor to plain", one[2], one[0]),
            Ratio("64 streams, journal file to plain", many[1], many[0]),
            new("recovery of 100,000 events by an actor, file not in memory", "s", recovery, Goal: 0.5),
        ];
    }

    private static Figure Ratio(string scenario, List<double> ours, List<double> plain) => new(
        scenario, "ratio", [.. ours.Zip(plain, (mine, other) => mine / other)], Goal: 0.8, AtLeast: true);

    /// <summary>Events a second of each side, one value a run. The sides take turns, a few batches each, so that a disk
    /// that is slow for a while is slow for all.</summary>
    private static async Task<List<double>[]> AlternateAsync(BenchRun bench, Shape shape, string name)
    {
        List<double>[] rates = [[], [], []];
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var folder = bench.Folder($"{name}{run}");
            await using var plain = new PlainSqlite(Path.Combine(folder, "plain.db"), shape);
            await using var file = new FileSide(Open(bench, folder, "file.db"), shape);
            await using var actors = new ActorsSide(Open(bench, folder, "actors.db"), shape, bench.Clock);
            var seconds = new double[rates.Length];
            for (var first = 0; first < Shape.Batches; first += Turn)
            {
                var batch = first;
                seconds[0] += await bench.SecondsAsync(() => plain.WriteAsync(batch, Turn));
                seconds[1] += await bench.SecondsAsync(() => file.WriteAsync(batch, Turn));
                seconds[2] += await bench.SecondsAsync(() => actors.WriteAsync(batch, Turn));
            }

            if (run < 0) continue; // The first makes the code warm.
            for (var i = 0; i < rates.Length; i++) rates[i].Add(Shape.Events / seconds[i]);
        }

        return rates;
    }

    private static JournalFile Open(BenchRun bench, string folder, string name) =>
        JournalFile.Open(new() { Path = Path.Combine(folder, name), Time = bench.Clock });

    private static async Task<List<double>> RecoveriesAsync(BenchRun bench)
    {
        var folder = bench.Folder("recovery");
        await using (var side = new FileSide(Open(bench, folder, "journal.db"), s_one))
        {
            await side.WriteAsync(0, (RecoveredEvents / Shape.EventsOfBatch) + 1);
        }

        var seconds = new List<double>();
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var one = await RecoverAsync(bench, folder);
            if (run >= 0) seconds.Add(one);
        }

        return seconds;
    }

    private static async Task<double> RecoverAsync(BenchRun bench, string folder)
    {
        await using var journal = Open(bench, folder, "journal.db");
        await using var system = ActorsSide.SystemOn(journal, bench.Clock);
        _ = PageCache.Drop(journal.Path); // The check at the opening has read it all.
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        return await bench.SecondsAsync(async () =>
        {
            _ = system.ActorOf(Props.Create(() => new RecoveringActor("stream-1", done)));
            var count = await done.Task;
            if (count < RecoveredEvents) throw new InvalidOperationException($"Only {count} events came back.");
        });
    }
}
