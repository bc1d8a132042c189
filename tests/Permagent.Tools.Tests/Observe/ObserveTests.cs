using Permagent.Actors.Tools;
using Permagent.Tools.Files;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Observe;

public sealed class ObserveTests : IDisposable
{
    private readonly Home _home = new();

    public ObserveTests()
    {
        Home.Write(_home.Garden, "a.md", "one\ntwo \u001b[31mred\nThree\n");
        Home.Write(_home.Garden, "sub/b.txt", "two again");
        Home.Write(_home.Garden, ".ssh/id_ed25519", "two secret");
        Home.Write(_home.Garden, "deploy.txt", "-----BEGIN PRIVATE KEY-----\ntwo secret\n");
        Home.Write(_home.State, "brain.key", "two secret");
        Home.Write(_home.Outside, "x.md", "two outside");
        File.CreateSymbolicLink(Path.Combine(_home.Garden, "out.md"), Path.Combine(_home.Outside, "x.md"));
        File.CreateSymbolicLink(Path.Combine(_home.Garden, "in.md"), "sub/b.txt");
        File.CreateSymbolicLink(Path.Combine(_home.Garden, "loop"), "loop");
        File.WriteAllBytes(Path.Combine(_home.Garden, "bin"), [.. "two"u8, 0]);
        File.WriteAllBytes(Path.Combine(_home.Garden, "latin"), [.. "two"u8, 0xFC]);
        Pipes.Make(Path.Combine(_home.Garden, "pipe"));
        using var large = File.Create(Path.Combine(_home.Garden, "large.txt"));
        large.SetLength(200_000_000);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("{garden}/a.md", true, "", "2: two \\u{1B}[31mred")]
    [InlineData("{garden}/in.md", true, "", "1: two again")]
    [InlineData("{garden}/out.md", false, "outside-scope", "no folder that was granted")]
    [InlineData("{garden}/.ssh/id_ed25519", false, "secret", "never read")]
    [InlineData("{garden}/.env", false, "secret", "never read")]
    [InlineData("{garden}/deploy.txt", false, "secret", "never read")]
    [InlineData("{garden}/../outside/x.md", false, "outside-scope", "'..'")]
    [InlineData("{outside}/x.md", false, "outside-scope", "granted")]
    [InlineData("{state}/brain.key", false, "outside-scope", "granted")]
    [InlineData("{garden}/bin", false, "no-text", "binary")]
    [InlineData("{garden}/latin", false, "no-text", "not UTF-8")]
    [InlineData("{garden}/loop", false, "io", "link loop")]
    [InlineData("{garden}/pipe", false, "io", "no regular file")]
    [InlineData("{garden}/large.txt", false, "io", "at most")]
    [InlineData("{garden}/sub", false, "io", "is a folder")]
    [InlineData("{garden}/none", false, "not-found", "does not exist")]
    [InlineData("", false, "bad-args", "empty")]
    public async Task A_file_is_read_or_refused_in_words(string path, bool ok, string reason, string words)
    {
        path = path.Replace("{garden}", _home.Garden).Replace("{outside}", _home.Outside);
        path = path.Replace("{state}", _home.State);

        var result = await ReadAsync("fs.read", new { path });

        Assert.Equal((ok, reason), (result.Ok, result.Reason));
        Assert.Contains(words, result.Text);
        Assert.DoesNotContain("two secret", result.Text);
    }

    [Fact]
    public async Task Reading_goes_on_from_a_line()
    {
        var result = await ReadAsync("fs.read", new { path = Path.Combine(_home.Garden, "a.md"), from = 3, lines = 1 });

        Assert.Equal("3: Three\nend of file, 3 lines\n", result.Text);
    }

    [Fact]
    public async Task A_listing_is_sorted_and_counts_what_was_left_out()
    {
        var result = await ReadAsync("fs.list", new { root = _home.Garden });

        Assert.Equal(
            ["a.md", "bin", "deploy.txt", "large.txt", "latin", "pipe", "sub/b.txt"],
            result.Text.Split('\n').Where(line => line.Contains('\t')).Select(line => line.Split('\t')[0]));
        Assert.Contains("left out: 3 (link)", result.Text);
        Assert.Contains("left out: 1 (secret)", result.Text);
    }

    [Fact]
    public async Task A_search_finds_lines_and_no_secrets()
    {
        var result = await ReadAsync("fs.search", new { root = _home.Garden, text = "TWO" });

        Assert.Contains("a.md:2: two \\u{1B}[31mred\nsub/b.txt:1: two again\n2 lines in", result.Text);
        Assert.DoesNotContain("secret", result.Text);
        Assert.DoesNotContain("outside", result.Text);
    }

    [Fact]
    public async Task Bad_arguments_are_a_failed_result()
    {
        var result = await ReadAsync("fs.list", new { root = _home.Garden, max = 0 });

        Assert.Equal((false, "bad-args"), (result.Ok, result.Reason));
        Assert.Contains("'max'", result.Text);
    }

    [Fact]
    public void A_scan_stops_at_its_limits_and_says_so()
    {
        var scan = FolderScanner.Scan(
            _home.Garden, new ScanLimits { FilesMax = 2, DepthMax = 0 }, _home.State, default);

        Assert.Equal(["a.md", "bin"], scan.Files.Select(file => file.Path));
        Assert.Equal(4, scan.LeftOut["over 2 files"]);
        Assert.Equal(1, scan.LeftOut["too deep"]);
    }

    [Fact]
    public void The_agents_own_state_is_left_out_unless_it_was_granted()
    {
        var above = Path.GetDirectoryName(_home.State)!;
        Home.Write(_home.State, "docs/a.md", "a");

        var outer = FolderScanner.Scan(above, new ScanLimits(), _home.State, default);
        var inner = FolderScanner.Scan(Path.Combine(_home.State, "docs"), new ScanLimits(), _home.State, default);

        Assert.Equal(1, outer.LeftOut["Permagent's own state"]);
        Assert.Equal("a.md", Assert.Single(inner.Files).Path);
    }

    [Fact]
    public void Every_tool_has_a_full_row_and_its_hash_moves_with_its_words()
    {
        var specs = _home.Catalog.Observe.Select(tool => tool.Spec)
            .Concat(_home.Catalog.Effects.Select(tool => tool.Spec)).ToList();

        Assert.Equal(specs.Count, specs.Select(spec => spec.DefinitionHash).Distinct().Count());
        Assert.All(specs, spec => Assert.Matches("^[0-9a-f]{64}$", spec.DefinitionHash));
        Assert.NotEqual(
            Args.Specs.HashOf("fs.read", "a", "{}"), Args.Specs.HashOf("fs.read", "b", "{}"));
        Assert.Equal(["doc.write", "fs.land", "fs.write", "undo"], _home.Catalog.Effects.Select(tool => tool.Spec.Id));
        Assert.Equal(
            ["citations", "diff-scope", "file", "grep-absent", "text"],
            _home.Catalog.Checks.Select(check => check.Kind));
    }

    private async Task<ToolResult> ReadAsync(string tool, object args) =>
        await _home.Observe(tool).ReadAsync(_home.Call(args), default);
}
