using System.Security.Cryptography;
using System.Text.Json;
using Permagent.Actors.Checks;
using Permagent.Actors.Tools;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Documents;

public sealed class DocWriteTests : IDisposable
{
    private readonly Home _home = new();

    public DocWriteTests()
    {
        Home.Write(_home.Garden, "plan.md", """
            # Plan for spring

            Beds B and C swap their places on 2026-05-03, says the "old" plan.
            - [ ] order seeds for the beds
            See [the list](seeds/list.txt), [gone](missing.md) and <https://example.org/x>.

            ```
            # not a heading
            ```

            Second part
            -----------
            TODO: call the seed shop about the beds and the order of seeds.

            """);
        Home.Write(_home.Garden, "seeds/list.txt", "Beans\nPeas, bought on 3 March 2025\n");
        Home.Write(_home.Garden, "package.json", "{}");
        Home.Write(_home.Garden, ".env.local", "TODO=secret-in-env");
        Home.Write(_home.Garden, ".ssh/id_rsa", "TODO secret-in-ssh");
        Home.Write(_home.Garden, "notes.txt", "-----BEGIN RSA PRIVATE KEY-----\nTODO secret-in-key\n");
        File.WriteAllBytes(Path.Combine(_home.Garden, "photo.jpg"), [0xFF, 0xD8, 0, 1, 2]);
        File.WriteAllBytes(Path.Combine(_home.Garden, "latin.txt"), [.. "TODO gr"u8, 0xFC, .. "n"u8]);
        File.WriteAllText(Path.Combine(_home.Garden, "big.md"), "# Big\n" + new string('x', 2 << 20));
        File.CreateSymbolicLink(Path.Combine(_home.Garden, "loop"), _home.Garden);
        var real = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true,
        };
        foreach (var file in Directory.EnumerateFiles(_home.Garden, "*", real))
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 1, 10, 0, 0, DateTimeKind.Utc));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_overview_names_what_is_there_with_places_and_what_was_left_out()
    {
        var text = await WriteAsync("overview");

        Assert.Contains("# Overview of `garden`", text);
        Assert.Contains("> \"# Plan for spring\" — plan.md:1", text);
        Assert.Contains("> \"Second part\" — plan.md:11", text);
        Assert.Contains("> \"- [ ] order seeds for the beds\" — plan.md:4", text);
        Assert.Contains("> \"TODO: call the seed shop about the beds and the order of seeds.\" — plan.md:13", text);
        Assert.Contains("says the \"old\" plan.\" — plan.md:3", text);
        Assert.Contains("> \"Peas, bought on 3 March 2025\" — seeds/list.txt:2", text);
        Assert.Contains("1 link to the web, 2 links to files, 1 of them broken.", text);
        Assert.Contains("- `package.json`: JavaScript package", text);
        Assert.Contains("- 2026-11-01 10:00 UTC: `big.md`", text);
        foreach (var row in new[] { "binary | 1", "larger than 1 MB | 1", "link | 1", "not UTF-8 | 1", "secret | 3" })
            Assert.Contains($"| {row} |", text);
        Assert.DoesNotContain("secret-in", text);
        Assert.DoesNotContain("not a heading", text);
    }

    [Fact]
    public async Task An_overview_of_an_empty_folder_says_so_and_has_the_headings_that_its_check_asks_for()
    {
        Directory.Delete(_home.Garden, recursive: true);
        Directory.CreateDirectory(_home.Garden);

        var text = await WriteAsync("overview");

        Assert.Contains("\n## What is in it\n\nNothing: the folder holds no file", text, StringComparison.Ordinal);
        Assert.Contains("\n## What changed last\n\nNothing: there is no file", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_gives_outline_dates_and_key_sentences_of_each_document()
    {
        var text = await WriteAsync("digest");

        Assert.Contains("## `plan.md`", text);
        Assert.Contains("### Key sentences", text);
        Assert.Contains("## `seeds/list.txt`", text);
        Assert.DoesNotContain("package.json", text);
    }

    [Fact]
    public async Task Open_marks_are_listed_by_file()
    {
        var text = await WriteAsync("todos");

        Assert.Contains("2 marks (TODO, FIXME, open check boxes) in 1 of 3 text files.", text);
        Assert.Contains("## `plan.md` (2)", text);
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("digest")]
    [InlineData("todos")]
    public async Task Rendering_again_gives_equal_bytes_even_after_the_page_has_landed(string kind)
    {
        var first = await WriteAsync(kind);
        await _home.DoAsync("fs.land", new { files = Home.Names("PAGE.md"), to = _home.Garden });
        _home.Clock.Now += TimeSpan.FromDays(400);

        Assert.Equal(first, await WriteAsync(kind));
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("digest")]
    [InlineData("todos")]
    public async Task Every_quote_is_found_by_the_citations_check_and_an_altered_one_is_not(string kind)
    {
        var lines = (await WriteAsync(kind)).Split('\n');
        var quotes = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("> \"")).ToList();

        Assert.NotEmpty(quotes);
        Assert.Equal("pass", Cite(lines).Result);
        foreach (var at in quotes)
        {
            var altered = lines.ToArray();
            var place = altered[at].Length / 3;
            var other = altered[at][place] == 'q' ? "z" : "q";
            altered[at] = string.Concat(altered[at].AsSpan(0, place), other, altered[at].AsSpan(place + 1));
            Assert.Equal("fail", Cite(altered).Result);
            altered[at] = lines[at][..^1] + "9";
            Assert.Equal(lines[at].EndsWith('9') ? "pass" : "fail", Cite(altered).Result);
        }
    }

    [Fact]
    public async Task Lines_that_hide_or_fetch_something_are_not_quoted()
    {
        Home.Write(
            _home.Garden, "evil.md",
            "TODO \u202Etxt.exe\nTODO ![x](https://evil.example/p)\nTODO \u001b]0;x\u0007\nTODO <img src=x>\n");

        var text = await WriteAsync("todos");

        Assert.DoesNotContain("evil", text);
        Assert.Contains("| line that cannot be quoted | 4 |", text);
    }

    [Fact]
    public async Task An_empty_folder_gives_a_page_that_says_so()
    {
        Directory.Delete(_home.Garden, recursive: true);
        Directory.CreateDirectory(_home.Garden);

        var text = await WriteAsync("overview");

        Assert.Contains("0 files in 0 folders, 0 bytes", text);
    }

    [Theory]
    [InlineData("{outside}", "overview", "outside-scope")]
    [InlineData("{garden}/..", "overview", "outside-scope")]
    [InlineData("{garden}/.ssh", "overview", "secret")]
    [InlineData("{garden}/nowhere", "overview", "not-found")]
    [InlineData("{garden}", "poem", "bad-args")]
    public async Task A_root_that_may_not_be_read_is_refused(string root, string kind, string reason)
    {
        root = root.Replace("{garden}", _home.Garden).Replace("{outside}", _home.Outside);

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("doc.write").PlanAsync(_home.Call(new { kind, root, path = "PAGE.md" }), default));

        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public async Task Deep_nesting_and_long_lines_end_in_reasonable_time()
    {
        Home.Write(_home.Garden, "deep.md", new string('>', 200_000) + " TODO x");
        Home.Write(_home.Garden, "open.md", new string('[', 200_000) + "\nTODO: brackets\n");

        var text = await WriteAsync("todos");

        Assert.Contains("TODO: brackets", text);
    }

    [Fact]
    public async Task A_folder_that_changes_between_plan_and_act_is_drift()
    {
        var call = _home.Call(new { kind = "overview", root = _home.Garden, path = "PAGE.md" });
        var plan = await _home.Effect("doc.write").PlanAsync(call, default);
        Home.Write(_home.Garden, "late.md", "# Late");

        var result = await _home.Effect("doc.write").ActAsync(Home.Permit(call, plan, new(3)), default);

        Assert.Equal("drift", result.Reason);
        Assert.False(File.Exists(Path.Combine(_home.Tree, "PAGE.md")));
    }

    [Fact]
    public async Task The_files_that_went_into_a_page_are_told_with_their_hashes()
    {
        Home.Write(_home.Garden, "plan.md", "# Plan");
        var path = Path.Combine(_home.Garden, "plan.md");

        var (result, _) = await _home.DoAsync("doc.write", new { kind = "digest", root = _home.Garden, path = "D.md" });

        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        Assert.Contains(new ToolSource(path, hash), result.Sources);
        Assert.Equal(result.Sources.Length, result.Sources.Distinct().Count());
    }

    private async Task<string> WriteAsync(string kind)
    {
        var args = new { kind, root = _home.Garden, path = "PAGE.md" };
        var (result, _) = await _home.DoAsync("doc.write", args);
        Assert.True(result.Ok, result.Text);
        return Home.Read(Path.Combine(_home.Tree, "PAGE.md"));
    }

    private CheckOutcome Cite(string[] lines)
    {
        Home.Write(_home.Tree, "PAGE.md", string.Join('\n', lines));
        var spec = JsonSerializer.SerializeToElement(new { path = "PAGE.md" });
        return _home.Catalog.Checks.Single(check => check.Kind == "citations").Run(
            new CompiledCheck("c1", "citations", spec, "", false),
            new CheckTree(_home.Tree, "", [], [], [_home.Garden]), default);
    }
}
