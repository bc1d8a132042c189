using System.Text;
using System.Text.Json;
using Permagent.Actors.Checks;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Checks;

public sealed class CheckTests : IDisposable
{
    private readonly Home _home = new();

    public CheckTests()
    {
        Home.Write(_home.Tree, "a.md", "# Title\n\nSome   words\nhere, see [b](b.md) and [c](gone.md).\n");
        Home.Write(_home.Tree, "b.md", "TODO later\n");
        Home.Write(_home.Tree, "under.md", "x\n\nUnder line\n======\n\n### Last ###\n");
        Directory.CreateDirectory(_home.Outside);
        File.CreateSymbolicLink(Path.Combine(_home.Tree, "out.md"), Home.Write(_home.Outside, "x.md", "outside"));
        File.CreateSymbolicLink(Path.Combine(_home.Tree, "loop.md"), "loop.md");
        File.WriteAllBytes(Path.Combine(_home.Tree, "bin"), [1, 0, 2]);
        using var large = File.Create(Path.Combine(_home.Tree, "large.md"));
        large.SetLength((50L << 20) + 1);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("file", """{"path":"a.md"}""", "pass", "sha256")]
    [InlineData("file", """{"path":"a.md","min_bytes":10,"max_bytes":100}""", "pass", "")]
    [InlineData(
        "file", """{"path":"b.md","sha256":"9be8f5b3afef3d39ea3aa0b8bf40ba8d02e1eb1ed9a8f2e0d1a8ea1f4f6e8e8a"}""",
        "fail", "has hash")]
    [InlineData("file", """{"path":"a.md","min_bytes":1000}""", "fail", "at least 1000")]
    [InlineData("file", """{"path":"a.md","max_bytes":3}""", "fail", "at most 3")]
    [InlineData("file", """{"path":"none.md"}""", "fail", "does not exist")]
    [InlineData("file", """{"path":"out.md"}""", "fail", "leads out")]
    [InlineData("file", """{"path":"loop.md"}""", "error", "link loop")]
    [InlineData("file", """{"path":"large.md"}""", "fail", "larger than")]
    [InlineData("file", """{"path":"../outside/x.md"}""", "error", "'..'")]
    [InlineData("file", """{"path":"a.md","size":3}""", "error", "unknown field 'size'")]
    [InlineData("file", """{}""", "error", "'path' is missing")]
    [InlineData("file", """{"path":"a.md","min_bytes":5,"max_bytes":4}""", "error", "above")]
    [InlineData(
        "text", """{"path":"a.md","must":["Some words here"],"must_not":["secret"],"min_words":5}""",
        "pass", "")]
    [InlineData("text", """{"path":"a.md","headings":["Title"]}""", "pass", "")]
    [InlineData("text", """{"path":"under.md","headings":["Under line","Last"]}""", "pass", "")]
    [InlineData("text", """{"path":"a.md","value":"Some words"}""", "pass", "")]
    [InlineData("text", """{"path":"a.md","must":["absent"]}""", "fail", "'absent' is missing")]
    [InlineData("text", """{"path":"a.md","must_not":["words"]}""", "fail", "'words' is there")]
    [InlineData("text", """{"path":"a.md","headings":["Other"]}""", "fail", "heading")]
    [InlineData("text", """{"path":"a.md","max_words":2}""", "fail", "at most 2")]
    [InlineData("text", """{"path":"a.md","links":true}""", "fail", "'gone.md'")]
    [InlineData("text", """{"path":"bin","must":["x"]}""", "fail", "binary")]
    [InlineData("text", """{"path":"large.md","must":["x"]}""", "error", "bytes")]
    [InlineData("text", """{"path":"a.md"}""", "error", "nothing to look for")]
    [InlineData("text", """{"path":"a.md","must":[" "]}""", "error", "empty")]
    [InlineData("text", """{"path":"a.md","must":"x"}""", "error", "no list")]
    [InlineData("citations", """{"path":"a.md"}""", "fail", "0 quotes")]
    [InlineData("citations", """{"path":"a.md","min":0}""", "pass", "")]
    [InlineData(
        "grep-absent", """{"pattern":"FIXME","planted":"// FIXME x","paths":["*.md"]}""",
        "fail", "large.md is larger")]
    [InlineData(
        "grep-absent", """{"pattern":"FIXME","planted":"// FIXME x","paths":["a.md","b.md"]}""",
        "pass", "2 files")]
    [InlineData(
        "grep-absent", """{"pattern":"TODO","planted":"TODO","paths":["a.md","b.md"]}""",
        "fail", "b.md line 1")]
    [InlineData("grep-absent", """{"pattern":"TODO","planted":"nothing"}""", "error", "planted example")]
    [InlineData(
        "grep-absent", """{"pattern":"TODO","planted":"TODO","paths":["none/**"]}""",
        "error", "absence cannot be shown")]
    [InlineData("grep-absent", """{"pattern":"(a)\\1","planted":"aa"}""", "error", "cannot be used")]
    [InlineData("grep-absent", """{"pattern":"(","planted":"("}""", "error", "cannot be used")]
    [InlineData("grep-absent", """{"pattern":"x"}""", "error", "'planted' is missing")]
    [InlineData("file", """[]""", "error", "no JSON object")]
    public void A_check_answers(string kind, string spec, string result, string words)
    {
        var outcome = Run(kind, spec, []);

        Assert.Equal(result, outcome.Result);
        Assert.Contains(words, outcome.Output);
    }

    [Theory]
    [InlineData("""{}""", "a.md", "pass", "")]
    [InlineData("""{}""", "a.md,src/x.cs", "fail", "did not claim")]
    [InlineData("""{"denied":["a.*"]}""", "a.md", "fail", "denied")]
    [InlineData("""{"allowed":["b.md"]}""", "a.md", "fail", "allowed")]
    [InlineData("""{"max_files":1}""", "a.md,b.md", "fail", "at most 1")]
    [InlineData("""{"min_files":1}""", "", "fail", "at least 1")]
    [InlineData("""{"lines":5}""", "a.md", "error", "unknown field")]
    public void Changes_stay_inside_the_claims(string spec, string changed, string result, string words)
    {
        var outcome = Run("diff-scope", spec, changed.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(result, outcome.Result);
        Assert.Contains(words, outcome.Output);
    }

    [Theory]
    [InlineData("> \"outside\" — x.md:1", "pass")]
    [InlineData("> \"outside\" — x.md:2", "fail")]
    [InlineData("> \"outside\" — x.md:0", "fail")]
    [InlineData("> \"out side\" — x.md:1", "fail")]
    [InlineData("> \"outside\" — y.md:1", "fail")]
    [InlineData("> \"outside\" — ../outside/x.md:1", "fail")]
    [InlineData("> \"outside\"", "fail")]
    [InlineData("> \"\" — x.md:1", "fail")]
    public void A_citation_is_looked_up_in_its_source(string line, string result)
    {
        Home.Write(_home.Tree, "a.md", line + "\n");

        Assert.Equal(result, Run("citations", """{"path":"a.md"}""", []).Result);
    }

    [Fact]
    public void A_runner_refuses_another_kind()
    {
        var check = new CompiledCheck("c1", "command", JsonSerializer.SerializeToElement(new { }), "", false);

        var outcome = _home.Catalog.Checks[0].Run(check, Tree([]), default);

        Assert.Equal("error", outcome.Result);
    }

    [Fact]
    public void Output_is_bounded_and_holds_no_control_characters()
    {
        var changed = Enumerable.Range(0, 2_000).Select(i => $"f{i}\u001b[31m\u202Eäöü").ToArray();

        var outcome = Run("diff-scope", """{"allowed":["none"]}""", changed);

        Assert.InRange(Encoding.UTF8.GetByteCount(outcome.Output), 10_000, 16 * 1024);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.EndsWith("… cut", outcome.Output);
    }

    private CheckOutcome Run(string kind, string spec, string[] changed)
    {
        using var document = JsonDocument.Parse(spec);
        return _home.Catalog.Checks.Single(check => check.Kind == kind).Run(
            new CompiledCheck("c1", kind, document.RootElement.Clone(), "", false), Tree(changed), default);
    }

    private CheckTree Tree(string[] changed) => new(_home.Tree, "", [.. changed], ["*.md"], [_home.Outside]);
}
