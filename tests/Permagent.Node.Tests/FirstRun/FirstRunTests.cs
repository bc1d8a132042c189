using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.FirstRun;
using Permagent.Node.Tests.Cli;

namespace Permagent.Node.Tests.FirstRun;

public sealed class FirstRunTests
{
    private static CliRun Garden(FakeScript? script = null)
    {
        var run = new CliRun(script);
        run.Folder.Write("ann/notes/garden/plan.md", "# Garden\n\n## Plan for the beds\n\nBed A gets beans.\n");
        return run;
    }

    [Fact]
    public async Task The_default_run_is_the_approved_transcript()
    {
        using var run = Garden();
        var terminal = new ScriptedTerminal("", "d", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-default", run.Plain(terminal.All));
        Assert.Equal(
            ["grant garden read", "ingest garden", "goal overview-folder key=", "export r9", "export r14"],
            run.Node.Calls.Select(call => call.Split("key=")[0] + (call.Contains("key=") ? "key=" : "")));
        Assert.Equal(SignMethod.LocalUi, Assert.Single(run.Signer.Signed).Method);
        Assert.All(run.Separate.Asked, asked => Assert.Equal(run.Home, asked.Home));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Enter_or_the_end_of_input_denies_and_both_receipts_stand(string? typed)
    {
        using var run = Garden();
        var terminal = new ScriptedTerminal("", typed);

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Assert.False(Assert.Single(run.Node.Answers).Allow);
        if (typed is not null) Golden.Check("first-run-denied", run.Plain(terminal.All));
        Assert.Equal(2, run.Separate.Asked.Count);
    }

    [Fact]
    public async Task An_empty_folder_uses_the_labelled_sample_and_stores_nothing()
    {
        using var run = new CliRun(new FakeScript
        {
            Reading = [new(0, 0, 0, 0, 0, 0, new Dictionary<string, int>(), [], true, "")],
        });
        var terminal = new ScriptedTerminal("", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-empty", run.Plain(terminal.All));
        Assert.DoesNotContain("ingest sample", run.Node.Calls);
        Assert.Contains(run.Node.Calls, call => call.EndsWith("in sample", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_exists_is_not_replaced()
    {
        using var run = Garden(new FakeScript
        {
            Target = "OVERVIEW-permagent.md",
            Card = FakeViews.Card with { What = "save OVERVIEW-permagent.md in ~/notes/garden (+41 -0)" },
        });
        var terminal = new ScriptedTerminal("", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-exists", run.Plain(terminal.All));
    }

    [Fact]
    public async Task A_large_folder_is_read_on_in_the_background_and_the_transcript_says_so()
    {
        using var run = Garden(new FakeScript
        {
            Reading =
            [
                new(5_012, 9_214, 12_040, 0, 0, 8_311,
                    new Dictionary<string, int> { ["too large"] = 1 }, [], false, ""),
            ],
        });
        var terminal = new ScriptedTerminal("", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-large", run.Plain(terminal.All));
    }

    [Fact]
    public async Task A_folder_of_which_nothing_was_found_in_time_is_not_taken_for_empty()
    {
        using var run = Garden(new FakeScript
        {
            Reading = [new(0, 0, 0, 0, 0, 0, new Dictionary<string, int>(), [], false, "")],
        });
        var terminal = new ScriptedTerminal("", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Assert.Contains("reading  no file yet", terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE", terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_plain_it_is_words_only()
    {
        using var run = Garden();
        run.Environment.Remove("NO_COLOR");
        var terminal = new ScriptedTerminal("", "d", "a") { ErrorIsTerminal = true };

        var exit = await run.RunAsync(terminal, "--plain");

        Assert.Equal(0, exit);
        Golden.Check("first-run-plain", run.Plain(terminal.All));
        Assert.DoesNotContain('\e', terminal.All);
    }

    [Fact]
    public async Task A_folder_that_can_only_be_read_keeps_the_overview_in_the_state_folder()
    {
        using var run = Garden(new FakeScript { ReadOnly = true });
        run.Folder.Write("home/workspaces/goals/goal-0001/integration/OVERVIEW.md", "# Overview\n");
        var terminal = new ScriptedTerminal("");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-read-only", run.Plain(terminal.All));
        Assert.Equal(1, terminal.Asked);
        Assert.Empty(run.Node.Answers);
    }

    [Fact]
    public async Task A_narrow_screen_wraps_between_words()
    {
        using var run = Garden();
        var terminal = new ScriptedTerminal("", "a") { Columns = 60 };

        await run.RunAsync(terminal);

        Golden.Check("first-run-60-columns", run.Plain(terminal.All));
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_asked_and_nothing_is_made()
    {
        using var run = Garden();

        var (exit, output, error) = await run.PipeAsync();

        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Golden.Check("first-run-no-terminal", run.Plain(error));
        Assert.Empty(run.Homes.Known);
        Assert.Empty(run.Node.Calls);
    }

    [Fact]
    public async Task Init_never_answers_the_ask()
    {
        using var run = Garden();

        var (exit, output, error) = await run.PipeAsync("init", "--yes", "--folder", ".");

        Assert.Equal(0, exit);
        Golden.Check("init-yes", run.Plain(output + error));
        Assert.Empty(run.Node.Answers);
        Assert.Empty(run.Signer.Signed);
    }

    [Fact]
    public async Task Init_as_json_gives_one_object_and_no_words()
    {
        using var run = Garden();

        var (exit, output, error) = await run.PipeAsync("init", "--yes", "--json", "--folder", ".");

        Assert.Equal(0, exit);
        Assert.Equal("", error);
        Golden.Check("init-yes-json", run.Plain(output));
    }

    [Fact]
    public async Task Init_without_yes_and_without_a_terminal_is_refused()
    {
        using var run = Garden();

        var (exit, _, error) = await run.PipeAsync("init", "--folder", ".");

        Assert.Equal(2, exit);
        Assert.Contains("--yes", error);
        Assert.Empty(run.Homes.Known);
    }

    [Fact]
    public async Task A_dry_run_of_init_makes_nothing()
    {
        using var run = Garden();

        var (exit, output, _) = await run.PipeAsync("init", "--dry-run", "--folder", ".");

        Assert.Equal(0, exit);
        Assert.Contains("Would make", output);
        Assert.Empty(run.Homes.Known);
    }

    [Fact]
    public async Task Neither_the_disk_nor_the_own_folder_is_offered_or_taken()
    {
        using var run = Garden();
        run.Here = run.User;
        var terminal = new ScriptedTerminal("", "~", "notes/garden", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-no-default", run.Plain(terminal.All));
        Assert.Contains("grant garden read", run.Node.Calls);
    }

    [Fact]
    public async Task Interrupted_at_the_ask_it_says_what_exists_and_the_next_run_goes_on_there()
    {
        using var run = Garden();
        var terminal = new ScriptedTerminal("", "a")
        {
            BeforeAnswer = asked =>
            {
                if (asked == 1) run.Interrupt.Raise(130);
            },
        };

        var exit = await run.RunAsync(terminal);

        Assert.Equal(130, exit);
        Assert.Contains("Run permagent again", terminal.Error);
        Assert.Empty(run.Node.Answers);

        using var again = new Interrupt();
        Assert.Equal(run.Here, FirstRunMarker.Read(run.Home));
    }

    [Fact]
    public async Task An_unfinished_first_run_is_resumed_without_the_question()
    {
        using var run = Garden().WithHome();
        FirstRunMarker.Write(run.Home, run.Here);
        var terminal = new ScriptedTerminal("a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("first-run-resumed", run.Plain(terminal.All));
        Assert.Null(FirstRunMarker.Read(run.Home));
    }

    [Fact]
    public async Task A_changed_ask_is_shown_again_and_nothing_is_answered_blindly()
    {
        var script = new FakeScript();
        using var run = Garden(script);
        script.BeforeAnswer = () =>
        {
            script.BeforeAnswer = null;
            script.Card = FakeViews.Card with { Digest = new('8', 64) };
            throw new NodeException("PA-0212", "a12 changed.", "Read it again.", 9);
        };
        var terminal = new ScriptedTerminal("", "a", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Assert.Equal(new string('8', 64), Assert.Single(run.Node.Answers).Digest);
        Assert.Equal(3, terminal.Asked);
    }

    [Fact]
    public async Task A_receipt_that_does_not_verify_fails_the_run()
    {
        using var run = Garden();
        run.Separate.ExitOf["r14"] = 40;
        var terminal = new ScriptedTerminal("", "a");

        var exit = await run.RunAsync(terminal);

        Assert.Equal(1, exit);
        Assert.Contains("something does not verify (40)", terminal.Out);
    }

    [Fact]
    public async Task With_a_home_the_bare_program_shows_it()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal();

        var exit = await run.RunAsync(terminal);

        Assert.Equal(0, exit);
        Golden.Check("home", run.Plain(terminal.All));
        Assert.Equal([run.Home], run.Launcher.Started);
    }
}
