using System.Text;
using Permagent.Brain.Episodes;
using Permagent.Brain.Ingest;

namespace Permagent.Brain.Tests.Ingest;

/// <summary>What a folder may hold that is no text: named, counted, and nothing else is disturbed.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task A_missing_folder_is_said_and_an_empty_one_is_empty()
    {
        await using var test = new TestBrain();

        var missing = await test.IngestAsync(new(Path.Combine(test.Files, "nowhere")));
        var empty = await test.IngestAsync();

        Assert.Contains("nowhere", missing.Failure, StringComparison.Ordinal);
        Assert.Equal((0, ""), (empty.FilesFound, empty.Failure));
    }

    [Fact]
    public async Task What_is_not_read_is_counted_by_reason()
    {
        await using var test = new TestBrain();
        test.Write("good.txt", "Good text.");
        test.Write(".env.local", "SECRET=1");
        test.Write("id_ed25519", "key");
        test.Write("cert.pem", "key");
        test.Write("hidden.txt", "-----BEGIN OPENSSH PRIVATE KEY-----\nabc");
        test.Write(".ssh/config", "Host x");
        test.Write("node_modules/a/index.js", "x");
        test.Write(".gitignore", "# generated\n*.log\nbuild/\n!keep.log\n");
        test.Write("a.log", "ignored");
        test.Write("keep.log", "Kept log.");
        test.Write("build/x.txt", "ignored");
        test.Write("empty.txt", "");
        await File.WriteAllBytesAsync(Path.Combine(test.Files, "a.png"), [0x89, 0x50, 0, 1]);
        await File.WriteAllBytesAsync(Path.Combine(test.Files, "b.txt"), [65, 0, 66]);
        test.Write("c.unknown", "text");

        var result = await test.IngestAsync();

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["binary"] = 2, ["empty"] = 1, ["ignored"] = 2, ["keys and secrets"] = 4, ["no reader"] = 2,
                ["private or generated folder"] = 2,
            },
            result.LeftOut.ToDictionary());
        Assert.Equal(2, result.EpisodesAdded);
        Assert.Empty(await test.TextsAsync("ignored"));
    }

    [Fact]
    public async Task A_huge_file_is_refused_without_being_read()
    {
        await using var test = new TestBrain();
        await using (var sparse = File.Create(Path.Combine(test.Files, "huge.txt"))) sparse.SetLength(
            200L * 1024 * 1024);

        var before = GC.GetTotalAllocatedBytes();
        var result = await test.IngestAsync();

        var file = Assert.Single(result.LeftOutFiles);
        Assert.Equal(("huge.txt", LeftOutReason.TooLarge), (file.Path, file.Reason));
        Assert.Contains("209715200", file.Detail, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Fact]
    public async Task Links_are_not_followed_and_no_circle_traps_the_walk()
    {
        await using var test = new TestBrain();
        test.Write("real.txt", "Real text.");
        var outside = Path.Combine(test.Root, "outside.txt");
        await File.WriteAllTextAsync(outside, "Outside secret.");
        Directory.CreateSymbolicLink(Path.Combine(test.Files, "loop"), test.Files);
        File.CreateSymbolicLink(Path.Combine(test.Files, "out.txt"), outside);
        File.CreateSymbolicLink(Path.Combine(test.Files, "dangling.txt"), Path.Combine(test.Root, "no"));

        var result = await test.IngestAsync();

        Assert.Equal(3, result.LeftOut[LeftOutReason.Link]);
        Assert.Equal(1, result.EpisodesAdded);
        Assert.Empty(await test.TextsAsync("secret"));
    }

    [Fact]
    public async Task Invalid_utf8_is_replaced_flagged_and_counted()
    {
        await using var test = new TestBrain();
        byte[] bytes = [
            .. Encoding.UTF8.GetBytes("A sentence with one bad "), 0xFF, .. Encoding.UTF8.GetBytes(" byte in it.")];
        await File.WriteAllBytesAsync(Path.Combine(test.Files, "bad.txt"), bytes);

        var result = await test.IngestAsync();

        Assert.Equal(1, result.FilesReplaced);
        var hit = (await test.AskAsync("sentence byte")).Hits[0];
        Assert.True(hit.Episode.Flags.HasFlag(EpisodeFlags.Replaced));
        Assert.Contains('\uFFFD', hit.Episode.Text);
    }

    [Fact]
    public async Task Limits_of_one_run_leave_the_oldest_files_out()
    {
        await using var test = new TestBrain();
        for (var i = 0; i < 5; i++) test.Write($"{i}.txt", $"text {i}", test.Clock.Time.AddDays(-i));

        var result = await test.IngestAsync(new(test.Files) { FilesMax = 3 });

        Assert.Equal(3, result.EpisodesAdded);
        Assert.Equal(["3.txt", "4.txt"], result.LeftOutFiles.Select(file => file.Path));
        Assert.All(result.LeftOutFiles, file => Assert.Equal(LeftOutReason.OverLimit, file.Reason));
    }

    [Fact]
    public async Task A_block_with_an_access_token_is_left_out()
    {
        await using var test = new TestBrain();
        var token = "gh" + "p_" + new string('a', 36);
        test.Write("a.txt", new string('x', 390) + " end.\n\nUse " + token + " to log in. " + new string('y', 380));

        var result = await test.IngestAsync();

        Assert.Equal(1, result.Skipped[LeftOutReason.Secret]);
        Assert.Equal(1, result.EpisodesAdded);
        Assert.Empty(await test.TextsAsync("log in"));
    }

    [Fact]
    public void Random_text_is_cut_without_losing_a_character()
    {
        var chance = new Random(3);
        const string alphabet = "ab .!?\n\n\t\uD83D\uDE00é東";
        for (var round = 0; round < 300; round++)
        {
            var text = new string(
                [.. Enumerable.Range(0, chance.Next(6_000)).Select(_ => alphabet[chance.Next(alphabet.Length)])]);
            if (round % 10 == 0) text = text.Replace(" ", "", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal);

            var reading = new PlainTextReader().Read(new("x.txt", text, default), default);

            AssertCovers(text, reading);
        }
    }

    internal static void AssertCovers(string text, SourceReading reading)
    {
        var spans = reading.Blocks.Select(block => (block.From, block.To))
            .Concat(reading.Skipped.Select(skip => (skip.From, skip.To)))
            .OrderBy(span => span.From).ToList();
        var at = 0;
        foreach (var (from, to) in spans)
        {
            Assert.Equal(at, from);
            Assert.True(to > from);
            at = to;
        }

        Assert.Equal(text.Length, at);
        Assert.All(reading.Blocks, block => Assert.InRange(block.To - block.From, 1, IngestLimits.ChunkMax));
        Assert.All(reading.Skipped, skip => Assert.True(string.IsNullOrWhiteSpace(text[skip.From..skip.To])));
    }
}
