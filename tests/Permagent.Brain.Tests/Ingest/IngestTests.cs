using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Tests.Ingest;

public sealed class IngestTests
{
    private const string Mark = "TO" + "DO";

    [Fact]
    public async Task A_folder_becomes_episodes_and_facts_with_their_line()
    {
        await using var test = new TestBrain();
        test.Write(
            "notes/plan.txt",
                $"Status: draft\n\nWe meet on 2026-05-08.\n{Mark}: buy seeds at https://seeds.example/x\n");

        var result = await test.IngestAsync();

        Assert.Equal((1, 1), (result.FilesFound, result.FilesRead));
        var facts = await test.Brain.Graph.FactsAsync(
            new(), new(Instant.From(test.Clock.Time), new(Instant.Forever.Micros - 1)), default);
        Assert.Equal(
            ["has_todo", "links_to", "names_date", "status"],
            facts.Select(fact => fact.Predicate).Order(StringComparer.Ordinal));
        var task = Assert.Single(facts, fact => fact.Predicate == "has_todo");
        Assert.Equal(FactMethod.Observed, task.Method);
        var support = Assert.Single(task.Support);
        Assert.Equal(4, support.Line);
        Assert.Equal(Path.Combine(test.Files, "notes", "plan.txt"), support.SourcePath);
        Assert.Equal(64, support.ContentHash.Length);
        Assert.StartsWith(Mark, support.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_run_changes_nothing()
    {
        await using var test = new TestBrain();
        for (var i = 0; i < 5; i++) test.Write($"{i}.txt", $"Text number {i}.\n\nStatus line {i}: {Mark} it\n");
        await test.IngestAsync();
        var before = await ContentAsync(test);

        var second = await test.IngestAsync();

        Assert.Equal((5, 0, 0), (second.FilesSame, second.EpisodesAdded, second.FactsAdded));
        Assert.Empty(second.Changes);
        Assert.Equal(before, await ContentAsync(test));
    }

    [Fact]
    public async Task A_changed_file_keeps_equal_blocks_and_closes_what_vanished()
    {
        await using var test = new TestBrain();
        string[] paragraphs = [.. Enumerable.Range(0, 4).Select(i => $"Paragraph {i} " + new string('x', 300))];
        test.Write("a.txt", string.Join("\n\n", paragraphs));
        await test.IngestAsync();
        var ids = await IdsAsync(test);
        test.Clock.Time = test.Clock.Time.AddHours(1);

        test.Write(
            "a.txt", string.Join(
                "\n\n", paragraphs[3], "A new one " + new string('y', 300), paragraphs[0], paragraphs[2]));
        var result = await test.IngestAsync();

        Assert.Equal((1, 3, 1), (result.EpisodesAdded, result.EpisodesSame, result.EpisodesClosed));
        var after = await IdsAsync(test);
        Assert.Equal(3, after.Intersect(ids).Count());
        Assert.Equal(ids[3], after[0]);
    }

    [Fact]
    public async Task A_key_that_changes_in_a_file_supersedes_and_a_line_that_vanishes_ends()
    {
        await using var test = new TestBrain();
        var first = test.Clock.Time;
        test.Write("a.txt", $"Status: draft\n\n{Mark}: water the plants", first);
        await test.IngestAsync();
        test.Clock.Time = first.AddDays(2);
        test.Write("a.txt", "Status: done\n\nNothing left.", first.AddDays(1));
        await test.IngestAsync();
        var path = Path.Combine(test.Files, "a.txt");

        Assert.Equal(["done"], await test.ValuesAsync(path, "status"));
        Assert.Equal(["draft"], await test.ValuesAsync(path, "status", first.AddHours(1)));
        Assert.Empty(await test.ValuesAsync(path, "has_todo"));
        Assert.Equal(["water the plants"], await test.ValuesAsync(path, "has_todo", first.AddHours(1)));
    }

    [Fact]
    public async Task A_deleted_file_is_closed_and_one_that_comes_back_is_new()
    {
        await using var test = new TestBrain();
        test.Write("a.txt", "The heron stands.");
        await test.IngestAsync();
        File.Delete(Path.Combine(test.Files, "a.txt"));

        var gone = await test.IngestAsync();
        Assert.Equal(1, gone.EpisodesClosed);
        Assert.Empty(await test.TextsAsync("heron"));

        test.Write("a.txt", "The heron stands.");
        await test.IngestAsync();
        Assert.Equal(["The heron stands."], await test.TextsAsync("heron"));
    }

    [Fact]
    public async Task One_undo_takes_a_whole_run_out_and_reading_again_brings_it_back()
    {
        await using var test = new TestBrain();
        test.Write("a.txt", "Status: fine\n\nThe heron stands.");
        var run = await test.IngestAsync();

        var undone = await test.Brain.Curation.UndoAsync(Assert.Single(run.Changes), "user", default);

        Assert.Equal(ChangeOutcome.Done, undone.Outcome);
        Assert.Equal(0, (await test.Brain.StatsAsync(default)).Facts);
        Assert.Empty(await test.TextsAsync("heron"));
        Assert.Equal(1, (await test.IngestAsync()).EpisodesAdded);
        Assert.Single(await test.TextsAsync("heron"));
    }

    [Fact]
    public async Task Every_change_leaves_one_entry_for_the_ledger_without_text()
    {
        await using var test = new TestBrain();
        test.Write("a.txt", "The heron stands.");
        await test.IngestAsync();
        await test.FactAsync("Anna", "likes", "herons");

        var pending = await test.Brain.Outbox.PendingAsync(10, default);
        await test.Brain.Outbox.DeliveredAsync(pending[0].Seq, default);

        Assert.Equal(["memory.import", "memory.write", "memory.write"], pending.Select(entry => entry.EntryType));
        Assert.All(
            pending, entry => Assert.DoesNotContain("heron", string.Join(' ', entry.Ids), StringComparison.Ordinal));
        Assert.Equal(1, pending[0].Counts["episode opened"]);
        Assert.Equal(2, (await test.Brain.Outbox.PendingAsync(10, default)).Length);
    }

    [Fact]
    public async Task A_long_file_goes_in_parts_and_is_counted_once()
    {
        await using var test = new TestBrain();
        var text = string.Join("\n\n", Enumerable.Range(0, 4_500).Select(i => $"Line {i} " + new string('z', 396)));
        test.Write("long.txt", text);

        var result = await test.IngestAsync();

        Assert.Equal((4_500, 0, 1), (result.EpisodesAdded, result.EpisodesSame, result.FilesRead));
        Assert.Equal(3, result.Changes.Length);
        Assert.Equal(4_500, (await test.Brain.StatsAsync(default)).Episodes);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_run_that_is_cut_off_anywhere_ends_in_the_same_content(int seed)
    {
        await using var whole = new TestBrain();
        await using var cut = new TestBrain();
        foreach (var test in new[] { whole, cut })
            for (var i = 0; i < 200; i++) test.Write($"{i:000}.txt", $"Key {i}: value\n\nText {i % 7} of file {i}.");
        await whole.IngestAsync();
        var chance = new Random(seed);

        for (var tries = 0; tries < 5; tries++)
        {
            var steps = chance.Next(1, 4);
            await foreach (var progress in cut.Brain.IngestAsync(new(cut.Files), default))
            {
                cut.Clock.Time = cut.Clock.Time.AddSeconds(chance.Next(3));
                if (--steps == 0) break;
            }

            cut.CrashAndReopen();
        }

        cut.Clock.Time = whole.Clock.Time.AddHours(1);
        await cut.IngestAsync();
        Assert.Equal(await TextsAsync(whole), await TextsAsync(cut));
        Assert.Equal((await whole.Brain.StatsAsync(default)).Facts, (await cut.Brain.StatsAsync(default)).Facts);
    }

    private static async Task<List<string>> TextsAsync(TestBrain test)
    {
        var episodes = await EpisodesAsync(test);
        return [.. episodes.Select(episode => $"{Path.GetFileName(episode.Source.Path)} {episode.Ord} {episode.Text}")
            .Order(StringComparer.Ordinal)];
    }

    private static async Task<string> ContentAsync(TestBrain test)
    {
        var receipt = await test.Brain.Transfer.ExportAsync(
            new(Path.Combine(test.Root, Guid.NewGuid().ToString())), default);
        return receipt.Sha256;
    }

    private static async Task<List<EpisodeId>> IdsAsync(TestBrain test) =>
        [.. (await EpisodesAsync(test)).Select(episode => episode.Id)];

    private static async Task<List<Episode>> EpisodesAsync(TestBrain test)
    {
        var all = new List<Episode>();
        foreach (var path in Directory.GetFiles(test.Files, "*", SearchOption.AllDirectories))
        {
            var found = await test.Brain.ExistsAsync(new() { SourcePath = path }, default);
            var first = (await test.Brain.OpenAsync(found.Episodes[0], default))!;
            all.AddRange((await test.Brain.PageAsync(first.Session, 0, 500, default)).Episodes);
        }

        return all;
    }
}
