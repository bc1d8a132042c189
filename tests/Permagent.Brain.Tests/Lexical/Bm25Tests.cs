using Permagent.Brain.Recall;

namespace Permagent.Brain.Tests.Lexical;

/// <summary>The formulas of brain.md 6.2 on an example that can be worked by hand.</summary>
public sealed class Bm25Tests
{
    [Fact]
    public async Task A_small_example_gives_the_scores_worked_by_hand()
    {
        await using var test = new TestBrain(form: AnalysisForm.Evaluation);
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await AddAsync(test, "alpha beta", 0, day);
        await AddAsync(test, "gamma", 1, day);
        await AddAsync(test, "delta", 2, day);

        var query = new RecallQuery("alpha") { Parameters = RecallParameters.Bare };
        var result = await test.Brain.RecallAsync(query, default);

        // Field B of each is one word ("x"), so lengths are 3, 2, 2; mean 7/3; three episodes, one holds the word.
        var idf = Round(Math.Log(1 + (2.5 / 1.5)));
        var own = idf * 2.2 / (1 + (1.2 * (1 - 0.3 + (0.3 * 3 / (7.0 / 3)))));

        // Windows of A: (2+1), (2+1+1), (1+1); mean 3; two hold the word.
        var windowIdf = Round(Math.Log(1 + (1.5 / 2.5)));
        double Window(double length) => windowIdf * 2.2 / (1 + (1.2 * (1 - 0.75 + (0.75 * length / 3))));
        var best = Math.Max(Window(3), Window(4));

        // M is the first episode's U, since its neighbours hold nothing. The one session is its own maximum.
        var first = own + (0.5 * own * Window(3) / best) + (0.5 * own);
        var second = (0.5 * own) + (0.5 * own * Window(4) / best) + (0.5 * own);
        var third = 0.5 * own;
        Assert.Equal(["alpha beta", "gamma", "delta"], result.Hits.Select(hit => hit.Episode.Text));
        Assert.Equal(Math.Round(own, 6), result.Hits[0].Why.Own);
        Assert.Equal(1, result.Hits[0].Score);
        Assert.Equal(Math.Round(second / first, 6), result.Hits[1].Score);
        Assert.Equal(Math.Round(third / first, 6), result.Hits[2].Score);
    }

    private static async Task AddAsync(TestBrain test, string text, int ord, DateTimeOffset at) =>
        await test.Brain.AddAsync(
            [new() { Text = text, SourcePath = "c", SessionKey = "s", Ord = ord, At = Instant.From(at), AtText = "x" }],
            default);

    private static double Round(double idf) => Math.Round(idf * 65_536) / 65_536;
}
