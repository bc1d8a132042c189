using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Forgetting;
using Permagent.Brain.Recall;

namespace Permagent.Brain.Tests.Forgetting;

public sealed class BinTests
{
    [Fact]
    public async Task What_is_forgotten_is_gone_from_every_door_and_comes_back_equal()
    {
        await using var test = new TestBrain();
        await test.SayAsync("Before it we talked about bread.", "Ben", ord: 0);
        var secret = await test.SayAsync("Anna hides the sapphire in the attic.", "Ben", ord: 1);
        await test.SayAsync("After it we talked about rain.", "Ben", ord: 2);
        var fact = await test.Brain.Graph.AssertAsync(
            new()
            {
                Subject = "Sapphire", Predicate = "located_in", Value = "attic", Cites = [new(secret, 0, 4)],
            },
            default);
        var doors = await DoorsAsync(test, secret);

        var plan = await test.Brain.Forgetting.PlanAsync(new() { Episodes = [secret] }, default);
        var bin = await test.Brain.Forgetting.BinAsync(plan, "user", default);

        Assert.Equal(fact.Fact!.Value, Assert.Single(plan.Facts));
        Assert.Equal(ChangeOutcome.Done, bin.Outcome);
        await AssertHiddenAsync(test, secret);
        test.CrashAndReopen();
        await AssertHiddenAsync(test, secret);
        var entry = Assert.Single(await test.Brain.Forgetting.BinnedAsync(default));
        Assert.Equal((1, 1), (entry.Episodes, entry.Facts));
        var restored = await test.Brain.Forgetting.RestoreAsync(entry.Change, "user", default);
        Assert.Equal(ChangeOutcome.Done, restored.Outcome);
        Assert.Equal(doors, await DoorsAsync(test, secret));
        Assert.Empty(await test.Brain.Forgetting.BinnedAsync(default));
    }

    [Fact]
    public async Task A_fact_that_other_words_also_state_stays_without_the_forgotten_quote()
    {
        await using var test = new TestBrain();
        var first = await test.SayAsync("Anna likes chess", session: "a");
        var second = await test.SayAsync("Chess is what Anna likes", session: "b");
        var draft = new FactDraft {
            Subject = "Anna", Predicate = "likes", Value = "chess", Cites = [new(first, 0, 16)] };
        await test.Brain.Graph.AssertAsync(draft, default);
        await test.Brain.Graph.AssertAsync(draft with { Cites = [new(second, 0, 24)] }, default);

        var plan = await test.Brain.Forgetting.PlanAsync(
            new() { Session = (await OpenAsync(test, first)).Session }, default);
        await test.Brain.Forgetting.BinAsync(plan, "user", default);

        Assert.Empty(plan.Facts);
        var anna = (await test.Brain.Graph.ResolveAsync("Anna", null, default)).Entities[0];
        var fact = Assert.Single(await test.Brain.Graph.FactsAsync(new() { Subject = anna.Id }, null, default));
        Assert.Equal(
            ["", "Chess is what Anna likes"], fact.Support.Select(cite => cite.Quote).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_in_the_bin_stays_there_when_its_folder_is_read_again()
    {
        await using var test = new TestBrain();
        test.Write("diary.txt", "The orchid secret.");
        await test.IngestAsync();
        var path = Path.Combine(test.Files, "diary.txt");
        var plan = await test.Brain.Forgetting.PlanAsync(new() { SourcePath = path }, default);
        await test.Brain.Forgetting.BinAsync(plan, "user", default);

        await test.IngestAsync();
        test.Write("diary.txt", "The orchid secret.\n\nMore.", test.Clock.Time.AddHours(1));
        await test.IngestAsync();

        Assert.DoesNotContain(await test.TextsAsync("orchid secret"), text => text == "The orchid secret.");
    }

    [Fact]
    public async Task Selectors_find_what_they_name()
    {
        await using var test = new TestBrain();
        var old = await test.SayAsync("an old plum", at: test.Clock.Time.AddYears(-1), session: "a");
        var pinned = await test.SayAsync("a pinned plum", session: "b");
        await test.SayAsync("a pear", session: "c");
        await test.Brain.Curation.PinAsync(pinned, true, "user", default);
        var lastYear = new ForgetSelector
        {
            Since = Instant.From(test.Clock.Time.AddYears(-2)), Until = Instant.From(test.Clock.Time.AddDays(-1)),
        };

        var byTime = await test.Brain.Forgetting.PlanAsync(lastYear, default);
        var byQuery = await test.Brain.Forgetting.PlanAsync(new() { Query = "plum" }, default);
        var byNothing = await test.Brain.Forgetting.PlanAsync(new(), default);

        Assert.Equal([old], byTime.Episodes.Select(item => item.Id));
        Assert.Equal([old], byQuery.Episodes.Select(item => item.Id));
        Assert.Equal(1, byQuery.Pinned);
        Assert.NotEqual("", byNothing.Refusal);
        Assert.Equal(ChangeOutcome.Refused, (await test.Brain.Forgetting.BinAsync(byNothing, "user", default)).Outcome);
    }

    [Fact]
    public async Task A_plan_that_is_out_of_date_is_refused()
    {
        await using var test = new TestBrain();
        var id = await test.SayAsync("Anna likes chess");
        var plan = await test.Brain.Forgetting.PlanAsync(new() { Episodes = [id] }, default);
        await test.Brain.Graph.AssertAsync(
            new() { Subject = "Anna", Predicate = "likes", Value = "chess", Cites = [new(id, 0, 4)] }, default);

        var result = await test.Brain.Forgetting.BinAsync(plan, "user", default);

        Assert.Equal(ChangeOutcome.Refused, result.Outcome);
        Assert.Single(await test.TextsAsync("chess"));
    }

    [Fact]
    public async Task A_plan_that_is_out_of_date_since_it_was_carried_out_is_refused()
    {
        await using var test = new TestBrain();
        var id = await test.SayAsync("Anna likes chess");
        var plan = await test.Brain.Forgetting.PlanAsync(new() { Episodes = [id] }, default);

        var first = await test.Brain.Forgetting.BinAsync(plan, "user", default);
        var again = await test.Brain.Forgetting.BinAsync(plan, "user", default);

        Assert.Equal((ChangeOutcome.Done, ChangeOutcome.Refused), (first.Outcome, again.Outcome));
        Assert.Single(await test.Brain.Forgetting.BinnedAsync(default));
    }

    private static async Task AssertHiddenAsync(TestBrain test, EpisodeId secret)
    {
        Assert.Empty(await test.TextsAsync("sapphire attic"));
        Assert.Empty(await test.TextsAsync("\"the sapphire\""));
        Assert.Empty((await test.AskAsync(secret.ToString())).Hits);
        Assert.Null(await test.Brain.OpenAsync(secret, default));
        Assert.Empty(await test.Brain.AroundAsync(secret, 1, 1, default));
        Assert.Empty((await test.Brain.Graph.ResolveAsync("sapphire", null, default)).Entities);
        var exists = await test.Brain.ExistsAsync(new() { Phrase = "sapphire" }, default);
        Assert.Equal(ExistsAnswer.NotStored, exists.Answer);
        var now = Instant.From(test.Clock.Time.AddHours(1));
        var past = await test.Brain.RecallAsync(new("sapphire") { AsOf = new(now, now) }, default);
        Assert.Empty(past.Hits);
        var folder = Path.Combine(test.Root, $"export {Guid.NewGuid()}");
        await test.Brain.Transfer.ExportAsync(new(folder), default);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("sapphire", await File.ReadAllTextAsync(file), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> DoorsAsync(TestBrain test, EpisodeId id)
    {
        var answers = new List<string>();
        foreach (var question in new[] { "sapphire attic", "bread", "rain", "Ben talked", "\"the sapphire\"" })
        {
            var result = await test.AskAsync(question);
            answers.Add(RecallExplain.ToJson(result with { Took = TimeSpan.Zero, Generation = 0 }));
        }

        answers.Add((await OpenAsync(test, id)).ToString());
        var facts = await test.Brain.Graph.FactsAsync(new() { Episode = id }, null, default);
        answers.AddRange(facts.Select(fact => $"{fact.Id} {fact.Value} {fact.Support[0]}"));
        return string.Join('\n', answers);
    }

    private static async Task<Episode> OpenAsync(TestBrain test, EpisodeId id) =>
        (await test.Brain.OpenAsync(id, default))!;
}
