using System.Text.Json;
using Permagent.Node.Api;

namespace Permagent.Node.Tests.Cli;

public sealed class VerbTests
{
    [Theory]
    [InlineData("status", "status")]
    [InlineData("inbox", "inbox")]
    [InlineData("inbox show a12", "inbox-show")]
    [InlineData("goals show g1", "goals-show")]
    [InlineData("receipt list", "receipt-list")]
    [InlineData("receipt show r9", "receipt-show")]
    [InlineData("brain show m81", "brain-show")]
    [InlineData("brain history m81", "brain-history")]
    [InlineData("recall beds", "recall")]
    [InlineData("ask which bed gets beans", "ask")]
    [InlineData("ledger show", "ledger-show")]
    [InlineData("log show", "log-show")]
    [InlineData("doctor", "doctor")]
    [InlineData("undo", "undo-list")]
    [InlineData("verify .", "verify")]
    public async Task On_a_screen_it_is_the_approved_page(string line, string golden)
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal { Columns = 100 };

        await run.RunAsync(terminal, line.Split(' '));

        Golden.Check("verb-" + golden, run.Plain(terminal.All));
    }

    [Fact]
    public async Task In_a_pipe_a_list_is_tab_separated_with_a_header_and_the_next_step_is_apart()
    {
        using var run = new CliRun().WithHome();

        var (exit, output, error) = await run.PipeAsync("receipt", "list", "--color", "always");

        Assert.Equal(0, exit);
        Assert.StartsWith("id\tgoal\toutcome\t", output, StringComparison.Ordinal);
        Assert.Equal(3, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("Next: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_leaves_only_the_result()
    {
        using var run = new CliRun().WithHome();

        var (_, output, error) = await run.PipeAsync("receipt", "list", "-q");

        Assert.NotEqual("", output);
        Assert.Equal("", error);
    }

    [Fact]
    public async Task A_closed_pipe_ends_quietly_with_zero()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal { OutputIsTerminal = false, ClosesAfter = 30 };

        var exit = await run.RunAsync(terminal, "log", "tail");

        Assert.Equal(0, exit);
        Assert.Equal("", terminal.Error);
    }

    [Fact]
    public async Task Ctrl_C_gives_130_and_a_word()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal("a") { BeforeAnswer = _ => run.Interrupt.Raise(130) };

        var exit = await run.RunAsync(terminal, "approve", "a12");

        Assert.Equal(130, exit);
        Assert.Contains("Interrupted", terminal.Error);
        Assert.Empty(run.Node.Answers);
    }

    [Fact]
    public async Task A_time_limit_gives_124()
    {
        using var run = new CliRun().WithHome();
        run.Node.Delay = Timeout.InfiniteTimeSpan;

        var (exit, _, error) = await run.PipeAsync("status", "--timeout", "30s");

        Assert.Equal(124, exit);
        Assert.Contains("--timeout", error);
    }

    [Fact]
    public async Task Do_follows_the_goal_shows_the_ask_and_ends_with_its_exit_code()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal("a");

        var exit = await run.RunAsync(terminal, "do", "Say", "what", "is", "here");

        Assert.Equal(0, exit);
        Golden.Check("do", run.Plain(terminal.All));
    }

    [Fact]
    public async Task Do_without_a_terminal_leaves_the_ask_open_with_3()
    {
        using var run = new CliRun().WithHome();

        var (exit, output, error) = await run.PipeAsync("do", "Say what is here", "--yes");

        Assert.Equal(3, exit);
        Assert.Contains("waits for a12", output);
        Assert.Contains("permagent approve a12", error);
        Assert.Empty(run.Node.Answers);
    }

    [Fact]
    public async Task Do_asks_before_it_reads_a_folder_that_was_not_granted()
    {
        using var run = new CliRun().WithHome();
        var terminal = new ScriptedTerminal("n");

        var refused = await run.RunAsync(terminal, "do", "x", "--folder", ".");
        var silent = await run.PipeAsync("do", "x", "--folder", ".");
        var before = run.Node.Calls.Count;
        var said = await run.PipeAsync("do", "x", "--folder", ".", "--yes");

        Assert.Equal((2, 2, 3), (refused, silent.Exit, said.Exit));
        Assert.Equal(0, before);
        Assert.Contains("grant garden read", run.Node.Calls);
    }

    [Fact]
    public async Task Forgetting_a_source_is_counted_and_asked_first()
    {
        using var run = new CliRun().WithHome();

        var no = await run.RunAsync(new ScriptedTerminal("n"), "brain", "forget", "--source", "plan.md");
        var calls = run.Node.Calls.Count;
        var yes = await run.RunAsync(new ScriptedTerminal("y"), "brain", "forget", "--source", "plan.md");

        Assert.Equal((0, 0, 1), (no, yes, calls));
        Assert.EndsWith("dry=False", run.Node.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_needs_no_daemon_and_no_answer()
    {
        using var run = new CliRun().WithHome();
        run.Launcher.Running = false;

        var (exit, output, _) = await run.PipeAsync("stop");

        Assert.Equal(0, exit);
        Assert.Contains("Stopped", output);
        Assert.Equal(1, run.Stopper.Stops);
    }

    [Fact]
    public async Task Doctor_fails_on_a_failed_check_and_with_strict_on_a_warning()
    {
        using var run = new CliRun().WithHome();

        var usual = await run.PipeAsync("doctor");
        var strict = await run.PipeAsync("doctor", "--strict");
        run.Doctor.Lines.Add(new("D07", "fail", "a leaf differs", "permagent stop", "M"));
        var failed = await run.PipeAsync("doctor");

        Assert.Equal((0, 1, 1), (usual.Exit, strict.Exit, failed.Exit));
    }

    [Fact]
    public async Task Ledger_check_that_fails_is_a_failure()
    {
        using var run = new CliRun(new FakeScript { LedgerOk = false }).WithHome();

        var (exit, output, _) = await run.PipeAsync("ledger", "check");

        Assert.Equal(1, exit);
        Assert.Contains("Entry 7 differs", output);
    }

    [Theory]
    [InlineData(10, false, 10)]
    [InlineData(10, true, 0)]
    [InlineData(20, true, 20)]
    [InlineData(40, true, 40)]
    [InlineData(0, false, 0)]
    public async Task Verify_gives_the_verdict_as_exit_code(int verdict, bool allow, int expected)
    {
        using var run = new CliRun();
        run.Verifier.Exit = verdict;
        string[] flag = allow ? ["--allow-unwitnessed"] : [];

        var (exit, output, _) = await run.PipeAsync(["verify", ".", "--json", .. flag]);

        Assert.Equal(expected, exit);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(verdict, json.RootElement.GetProperty("data").GetProperty("exit").GetInt32());
        Assert.Null(Assert.Single(run.Verifier.Asked).Home);
    }

    [Fact]
    public async Task Verify_pins_the_keys_of_an_existing_home_and_passes_the_given_ones()
    {
        using var run = new CliRun().WithHome();

        await run.PipeAsync("verify", ".", "--key", "node.pem", "--known-head", "head.txt");

        var asked = Assert.Single(run.Verifier.Asked);
        Assert.Equal(
            (run.Home, Path.Combine(run.Here, "node.pem"), Path.Combine(run.Here, "head.txt")),
            (asked.Home, asked.Key, asked.KnownHead));
    }

    [Fact]
    public async Task Verify_of_nothing_is_not_found()
    {
        using var run = new CliRun();

        var (exit, _, _) = await run.PipeAsync("verify", "no-such-export");

        Assert.Equal(8, exit);
    }

    [Fact]
    public async Task Up_in_the_background_returns_when_the_node_is_ready()
    {
        using var run = new CliRun().WithHome();
        run.Launcher.Running = false;

        var (exit, output, _) = await run.PipeAsync("up", "--ephemeral");

        Assert.Equal(0, exit);
        Assert.Contains("ready", output);
        Assert.Equal([run.Home + " ephemeral"], run.Launcher.Started);
    }

    [Fact]
    public async Task An_unforeseen_failure_has_a_code_and_no_stack_trace()
    {
        using var run = new CliRun().WithHome();
        run.Node.Failure = new InvalidOperationException("odd\x1b[1m");

        var (exit, output, error) = await run.PipeAsync("status");

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("PA-0901", error);
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain('\x1b', error);
    }

    [Fact]
    public async Task A_failure_of_the_node_keeps_its_code_fix_and_exit()
    {
        using var run = new CliRun().WithHome();
        run.Node.Failure = new NodeException("PA-0250", "The ledger is diverged.", "permagent doctor", 1);

        var (exit, output, _) = await run.PipeAsync("status", "--json");

        Assert.Equal(1, exit);
        Assert.Equal(
            """{"ok":false,"error":{"code":"PA-0250","message":"The ledger is diverged.","""
            + "\"fix\":\"permagent doctor\",\"exit\":1}}\n", output);
    }

    [Fact]
    public async Task Times_are_utc_on_request()
    {
        using var run = new CliRun().WithHome();

        var (_, output, _) = await run.PipeAsync("status", "--utc");

        Assert.Contains("2026-05-03 09:57Z (3 min ago)", output);
    }
}
