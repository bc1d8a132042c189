using System.Security.Cryptography;
using Permagent.Bench.Brain;
using Permagent.Brain;
using Permagent.Brain.Episodes;

namespace Permagent.Bench.Questions;

/// <summary>How fast and how well is found what was said.</summary>
internal sealed class BrainQuestion : IQuestion
{
    private const int Episodes = 20_000;
    private const int SessionEpisodes = 20;
    private const int Recalls = 300;

    /// <inheritdoc/>
    public string Name => "brain";

    /// <inheritdoc/>
    public string Text => "How long does a recall over 20,000 episodes take, and is the evidence found (LoCoMo)?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        var figures = await SpeedAsync(bench);
        if (Environment.GetEnvironmentVariable("PERMAGENT_DATA") is { Length: > 0 } data
            && File.Exists(Path.Combine(data, LoCoMo.FileName)))
            figures.AddRange(await EvidenceAsync(bench, data));
        return figures;
    }

    private static async Task<List<Figure>> SpeedAsync(BenchRun bench)
    {
        await using var brain = SqliteBrain.Open(new()
        {
            Folder = bench.Folder("brain"),
            Clock = bench.Clock,
            Secrets = RandomNumberGenerator.Create(),
        });
        var filling = await bench.SecondsAsync(() => FillAsync(brain));
        var (p50, p95) = (new List<double>(), new List<double>());
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var words = new MadeWords((ulong)(run + 100));
            var times = await bench.EachAsync(
                Recalls, async _ => await brain.RecallAsync(new(words.Sentence(6)), CancellationToken.None));
            if (run < 0) continue;
            p50.Add(BenchRun.At(times, 0.5));
            p95.Add(BenchRun.At(times, 0.95));
        }

        return
        [
            new(
                "add 20,000 episodes of 18 words, batches of 500", "episodes/s", [Episodes / filling],
                Goal: 12_000, AtLeast: true),
            new("recall, 6 words, 10 hits, p50", "ms", p50),
            new("recall, 6 words, 10 hits, p95", "ms", p95, Goal: 8),
        ];
    }

    private static async Task FillAsync(SqliteBrain brain)
    {
        var words = new MadeWords(1);
        foreach (var numbers in Enumerable.Range(0, Episodes).Chunk(500))
        {
            var drafts = numbers.Select(number => new EpisodeDraft
            {
                Text = words.Sentence(18),
                SourcePath = "bench",
                SessionKey = $"session {number / SessionEpisodes}",
                Speaker = number % 2 == 0 ? "Ann" : "Ben",
                At = Instant.From(DateTimeOffset.UnixEpoch.AddMinutes(number)),
            });
            foreach (var result in await brain.AddAsync([.. drafts], CancellationToken.None))
            {
                if (result.Outcome != WriteOutcome.Added) throw new InvalidDataException(result.Reason);
            }
        }
    }

    // The same answer each time: one run each.
    private static async Task<IEnumerable<Figure>> EvidenceAsync(BenchRun bench, string data)
    {
        var figures = new List<Figure>();
        foreach (var pool in new[] { false, true })
        {
            var work = bench.Folder(pool ? "pool" : "single");
            var found = await LoCoMo.RunAsync(data, work, pool, AnalysisForm.Product, bench.Clock);
            var place = pool ? "ten conversations in one index" : "one conversation an index";
            figures.Add(new($"LoCoMo, {place}, {found.Questions} questions, recall at 10", "%", [found.At10]));
            figures.Add(new($"LoCoMo, {place}, recall at 40", "%", [found.At40]));
            figures.Add(new($"LoCoMo, {place}, nothing among 40", "%", [found.ZeroAt40]));
        }

        return figures;
    }
}
