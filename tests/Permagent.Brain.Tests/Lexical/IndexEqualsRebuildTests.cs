using Permagent.Brain.Episodes;
using Permagent.Brain.Forgetting;
using Permagent.Brain.Recall;

namespace Permagent.Brain.Tests.Lexical;

/// <summary>R5 and section 13: order of insertion and way of building decide nothing.</summary>
public sealed class IndexEqualsRebuildTests
{
    private static readonly string[] Words =
    [
        "garden", "tomato", "water", "plan", "berlin", "train", "ticket", "doctor", "music", "violin", "recipe",
            "bread",
    ];

    private static readonly string[] Questions =
    [
        "tomato garden", "when did anna buy the train ticket", "bread recipe violin", "ben music", "water",
            "doctor plan",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Insertion_order_changes_no_byte(int seed)
    {
        await using var ordered = new TestBrain();
        await using var shuffled = new TestBrain();
        var drafts = Drafts(120);
        var mixed = drafts.ToArray();
        new Random(seed).Shuffle(mixed);

        await ordered.Brain.AddAsync(drafts, default);
        foreach (var part in mixed.Chunk(7)) await shuffled.Brain.AddAsync(part, default);

        foreach (var question in Questions)
            Assert.Equal(await HitsAsync(ordered.Brain, question), await HitsAsync(shuffled.Brain, question));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Random_writes_and_forgetting_leave_the_index_as_a_rebuild_would(int seed)
    {
        await using var test = new TestBrain();
        var chance = new Random(seed);
        var drafts = Drafts(200).ToArray();
        chance.Shuffle(drafts);
        var ids = new List<EpisodeId>();
        foreach (var part in drafts.Chunk(20))
        {
            ids.AddRange((await test.Brain.AddAsync(part, default)).Select(result => result.Id));
            await test.Brain.Curation.PinAsync(ids[chance.Next(ids.Count)], chance.Next(2) == 0, "user", default);
            var plan = await test.Brain.Forgetting.PlanAsync(
                new ForgetSelector { Episodes = [ids[chance.Next(ids.Count)]] }, default);
            var bin = await test.Brain.Forgetting.BinAsync(plan, "user", default);
            if (bin.Change is { } change && chance.Next(2) == 0)
                await test.Brain.Forgetting.RestoreAsync(change, "user", default);

            var before = await AllAsync(test.Brain);
            test.CrashAndReopen();
            Assert.Equal(before, await AllAsync(test.Brain));
        }
    }

    [Fact]
    public async Task Readers_on_other_threads_get_whole_answers_while_a_writer_writes()
    {
        await using var test = new TestBrain(BrainMode.Threaded);
        await test.Brain.AddAsync(Drafts(50), default);
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var answers = 0;
            while (!stop.IsCancellationRequested || answers == 0)
            {
                var result = await test.AskAsync("tomato garden water");
                Assert.Equal(RecallStatus.Found, result.Status);
                Assert.All(result.Hits, hit => Assert.True(hit.Score > 0));
                answers++;
            }
        })).ToArray();

        for (var i = 0; i < 40; i++) await test.SayAsync($"note {i} about the tomato", session: "other", ord: i);
        await stop.CancelAsync();
        await Task.WhenAll(reading);

        Assert.Equal(90, (await test.Brain.StatsAsync(default)).Episodes);
    }

    private static EpisodeDraft[] Drafts(int count)
    {
        var chance = new Random(42);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new EpisodeDraft
            {
                Text = string.Join(
                    ' ', Enumerable.Range(0, 3 + chance.Next(8)).Select(_ => Words[chance.Next(Words.Length)])),
                Speaker = i % 3 == 0 ? "Anna Berg" : "Ben",
                SourcePath = "chat",
                SessionKey = $"session {i / 10}",
                Ord = i % 10,
                At = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i)),
            }),
        ];
    }

    private static async Task<string> AllAsync(SqliteBrain brain)
    {
        var answers = new List<string>();
        foreach (var question in Questions) answers.Add(await HitsAsync(brain, question));
        return string.Join('\n', answers);
    }

    private static async Task<string> HitsAsync(SqliteBrain brain, string question)
    {
        var result = await brain.RecallAsync(new(question) { K = 40 }, default);
        return RecallExplain.ToJson(result with { Took = TimeSpan.Zero, Generation = 0 });
    }
}
