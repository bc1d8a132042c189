using Permagent.Node.Cli;

namespace Permagent.Node.Tests.Cli;

public sealed class AskVerbTests
{
    [Fact]
    public async Task Approve_shows_the_card_and_takes_an_a()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal("a");

        var exit = await run.RunAsync(terminal, "approve", "a12");

        Assert.Equal(0, exit);
        Golden.Check("approve", run.Plain(terminal.All));
        Assert.Equal($"signed:{FakeViews.Digest}:True:LocalUi", Assert.Single(run.Node.Answers).Envelope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    [InlineData("yes")]
    [InlineData("aa")]
    [InlineData(null)]
    public async Task Nothing_but_the_letter_a_approves(string? typed)
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal(typed);

        var exit = await run.RunAsync(terminal, "approve", "a12", "--yes");

        Assert.Equal(3, exit);
        Assert.Empty(run.Node.Answers);
        Assert.Empty(run.Signer.Signed);
    }

    [Fact]
    public async Task Without_input_only_the_full_digest_approves()
    {
        using var run = new CliRun().WithHome();

        var without = await run.PipeAsync("approve", "a12", "--no-input", "--yes");
        var wrong = await run.PipeAsync("approve", "a12", "--no-input", "--digest", new string('8', 64));
        var cut = await run.PipeAsync("approve", "a12", "--no-input", "--digest", FakeViews.Digest[..16]);
        var before = run.Node.Answers.Count;
        var right = await run.PipeAsync("approve", "a12", "--no-input", "--digest", FakeViews.Digest);

        Assert.Equal((2, 9, 9, 0), (without.Exit, wrong.Exit, cut.Exit, right.Exit));
        Assert.Equal(0, before);
        Assert.Single(run.Node.Answers);
    }

    [Fact]
    public async Task Tier_3_needs_the_code_and_the_passphrase_and_makes_the_key_once()
    {
        using var run = new CliRun(new FakeScript { Card = FakeViews.Tier3 }).WithHome();
        var terminal = new ScriptedTerminal("correct horse", "correct horse", "k4qf");

        var exit = await run.RunAsync(terminal, "approve", "a20");

        Assert.Equal(0, exit);
        Assert.Equal("correct horse", run.Signer.Enrolled);
        Assert.Equal([true, true, false], terminal.Hidden);
        Assert.Equal(SignMethod.Passphrase, Assert.Single(run.Signer.Signed).Method);
        Assert.DoesNotContain("correct horse", terminal.All);
    }

    [Fact]
    public async Task Tier_3_with_a_wrong_code_answers_nothing()
    {
        using var run = new CliRun(new FakeScript { Card = FakeViews.Tier3 }).WithHome();
        run.Signer.Presence = true;

        var wrong = await run.RunAsync(new ScriptedTerminal("a", "correct horse"), "approve", "a20");
        var right = await run.RunAsync(new ScriptedTerminal("K4QF", "correct horse"), "approve", "a20");

        Assert.Equal((3, 0), (wrong, right));
        Assert.Equal("correct horse", Assert.Single(run.Signer.Signed).Passphrase);
    }

    [Fact]
    public async Task Tier_3_is_never_approved_by_digest()
    {
        using var run = new CliRun(new FakeScript { Card = FakeViews.Tier3 }).WithHome();
        run.Signer.Presence = true;

        var (exit, _, error) = await run.PipeAsync("approve", "a20", "--no-input", "--digest", FakeViews.Digest);

        Assert.Equal(2, exit);
        Assert.Contains("tier 3", error);
        Assert.Empty(run.Signer.Signed);
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("long enough", "other one")]
    public async Task A_bad_new_passphrase_makes_no_key(string first, string second)
    {
        using var run = new CliRun(new FakeScript { Card = FakeViews.Tier3 }).WithHome();

        var exit = await run.RunAsync(new ScriptedTerminal(first, second, "K4QF"), "approve", "a20");

        Assert.Equal(2, exit);
        Assert.Null(run.Signer.Enrolled);
        Assert.Empty(run.Signer.Signed);
    }

    [Fact]
    public async Task Deny_needs_no_presence_and_keeps_the_reason()
    {
        using var run = new CliRun(new FakeScript { Card = FakeViews.Tier3 }).WithHome();

        var (exit, output, _) = await run.PipeAsync("deny", "a20", "--why", "not today");

        Assert.Equal(0, exit);
        Assert.Contains("a20 denied", output);
        var answer = Assert.Single(run.Node.Answers);
        Assert.Equal((false, "not today"), (answer.Allow, answer.Words));
    }

    [Fact]
    public async Task A_goal_that_waits_for_a_word_is_shown_and_taken_under_its_digest()
    {
        using var run = new CliRun(new FakeScript { GoalDigest = FakeViews.Digest }).WithHome();
        var terminal = new ScriptedTerminal("a");

        var left = await run.RunAsync(new ScriptedTerminal("y"), "approve", "g1");
        var before = run.Node.Calls.Count;
        var taken = await run.RunAsync(terminal, "approve", "g1");
        var (denied, _, _) = await run.PipeAsync("deny", "g1", "--digest", FakeViews.Digest);

        Assert.Equal((3, 0, 0, 0), (left, before, taken, denied));
        Assert.Contains(FakeViews.Digest, terminal.All);
        Assert.Equal(
            [$"decide g1 {FakeViews.Digest} True", $"decide g1 {FakeViews.Digest} False"], run.Node.Calls);
        Assert.Empty(run.Signer.Signed);
    }

    [Fact]
    public async Task A_goal_is_not_taken_blindly_and_only_where_it_waits_for_a_word()
    {
        using var waits = new CliRun(new FakeScript { GoalDigest = FakeViews.Digest }).WithHome();
        using var goes = new CliRun().WithHome();

        var blind = await waits.PipeAsync("approve", "g1", "--no-input");
        var other = await waits.PipeAsync("deny", "g1", "--digest", new string('8', 64));
        var nothing = await goes.PipeAsync("approve", "g1", "--no-input");

        Assert.Equal((2, 9, 8), (blind.Exit, other.Exit, nothing.Exit));
        Assert.Empty(waits.Node.Calls);
        Assert.Empty(goes.Node.Calls);
    }

    [Fact]
    public async Task An_ask_that_is_not_open_is_not_found()
    {
        using var run = new CliRun().WithHome();

        var (exit, _, error) = await run.PipeAsync("approve", "a99", "--no-input");

        Assert.Equal(8, exit);
        Assert.Contains("permagent inbox", error);
    }

    [Fact]
    public async Task Hostile_text_on_a_card_is_visible()
    {
        using var run = new CliRun(new FakeScript
        {
            Card = FakeViews.Card with { What = "save \x1b[2Jgood.txt\u202e", Preview = ["+\x1b]0;title\a"] },
        }).WithHome();
        var terminal = new ScriptedTerminal("");

        await run.RunAsync(terminal, "approve", "a12");

        Assert.Contains("save \\x1b[2Jgood.txt\\u202e", terminal.Error);
        Assert.DoesNotContain('\x1b', terminal.All);
        Assert.DoesNotContain('\a', terminal.All);
    }

    [Fact]
    public async Task Resume_is_tier_3_with_the_card_shown()
    {
        using var run = new CliRun().WithHome();
        run.Signer.Presence = true;

        var refused = await run.PipeAsync("resume", "--yes");
        var terminal = new ScriptedTerminal("K4QF", "correct horse");
        var resumed = await run.RunAsync(terminal, "resume");

        Assert.Equal((2, 0), (refused.Exit, resumed));
        Assert.Contains("Stopped by cli", terminal.Error);
        Assert.Equal("a30", Assert.Single(run.Node.Answers).Ask);
    }
}
