using Permagent.Actors.Planning;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Planning;

public sealed class CheckTests
{
    [Theory]
    [InlineData("file", """{"path":"A.md"}""", "existence-only")]
    [InlineData("file", """{"path":"A.md","min_bytes":1}""", "existence-only")]
    [InlineData("file", """{"path":"A.md","sha256":"aa"}""", "")]
    [InlineData("text", """{"path":"A.md","must":["ok"]}""", "weak-expectation")]
    [InlineData("text", """{"path":"A.md","must":["Done."]}""", "weak-expectation")]
    [InlineData("text", """{"path":"A.md","must":["all checks passed"]}""", "weak-expectation")]
    [InlineData("text", """{"path":"A.md","min_words":5}""", "weak-expectation")]
    [InlineData("text", """{"path":"A.md","must_not":["error"]}""", "absence-not-shown")]
    [InlineData("text", """{"path":"A.md","headings":["What changed last"]}""", "")]
    [InlineData("citations", """{"path":"A.md"}""", "")]
    [InlineData("diff-scope", """{"allowed":["A.md"]}""", "scope-only")]
    public void A_check_that_nearly_anything_passes_cannot_count_as_proof(string kind, string spec, string lint)
    {
        Assert.Equal(lint, CheckLint.HitOf(new PlanCheck(kind, spec, false, [])));
    }

    [Fact]
    public void The_scope_check_is_added_to_every_task_that_writes_and_is_a_guard()
    {
        var frozen = CheckCompiler.Freeze(Plans.Task("t1"));

        Assert.Equal(["c1", "c2"], frozen.Select(check => check.Id));
        Assert.Equal("diff-scope", frozen[1].Kind);
        Assert.True(frozen[1].Guard);
        Assert.Equal("""{"allowed":["A.md"]}""", frozen[1].Spec);
    }

    [Fact]
    public void The_hash_of_the_list_changes_with_each_word_of_a_check()
    {
        var task = Plans.Task("t1");
        var weaker = task with { Checks = [new("text", """{"path":"A.md","must":["the whole answe"]}""", false, [])] };
        var guard = task with { Checks = [Plans.TextCheck with { Guard = true }] };

        var hashes = new[] { task, weaker, guard }.Select(one => CheckCompiler.ListHash(CheckCompiler.Freeze(one)));

        Assert.Equal(3, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_frozen_hash_is_over_kind_a_zero_byte_and_the_words_as_written()
    {
        var frozen = CheckCompiler.Freeze(Plans.Task("t1"))[0];

        // printf 'text\0{"path":"A.md","must":["the whole answer"]}' | sha256sum
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            [.. "text"u8, 0, .. """{"path":"A.md","must":["the whole answer"]}"""u8]));
        Assert.Equal(expected, frozen.SpecHash);
    }

    [Fact]
    public void A_landing_is_checked_by_the_content_of_each_file()
    {
        var frozen = CheckCompiler.FreezeLanding([new LandingPart("A.md", "A-permagent.md", "ab12", false)]);

        Assert.Equal("""{"path":"A-permagent.md","sha256":"ab12"}""", frozen.Single().Spec);
        Assert.Equal("", frozen.Single().Lint);
    }
}
