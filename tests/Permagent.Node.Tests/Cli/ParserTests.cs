using System.CommandLine;
using System.Text.Json;
using Permagent.Node.Cli;

namespace Permagent.Node.Tests.Cli;

public sealed class ParserTests
{
    /// <summary>Each verb with arguments that parse, and its exit code with no daemon.</summary>
    private static readonly (string Line, int Exit)[] Lines =
    [
        ("status", 6), ("ask what is it", 6), ("recall beds", 6), ("remember the key hangs there", 6),
        ("brain search beds", 6), ("brain show m81", 6), ("brain history m81", 6), ("brain add a sentence", 6),
        ("brain edit m81 --never", 6), ("brain forget m81", 6), ("brain restore m81", 6),
        ("brain export out", 6), ("goals list", 6), ("goals show g1", 6), ("goals cancel g1", 6),
        ("inbox", 6), ("inbox list", 6), ("inbox show a12", 6), ("approve a12", 6), ("deny a12", 6),
        ("receipt list", 6), ("receipt show r9", 6), ("receipt export r9 out", 6), ("ledger show", 6),
        ("ledger export out", 6), ("ledger check", 6), ("resume", 6), ("undo", 6), ("undo u13", 6),
        ("log tail", 6), ("log show", 6), ("down", 6), ("doctor", 0), ("stop", 0), ("version", 0),
    ];

    private static readonly string[] Names =
        [.. Paths(CommandTree.Build(Ports()), "").Where(path => path.Length > 0)];

    public static IEnumerable<object[]> Verbs => Lines.Select(row => new object[] { row.Line, row.Exit });

    public static IEnumerable<object[]> Leaves => Names.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task Help_of_every_verb_is_on_standard_output(string verb)
    {
        using var run = new CliRun();

        var (exit, output, error) = await run.PipeAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Usage:", output);
        Assert.Empty(run.Node.Calls);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task An_unknown_flag_is_a_usage_error_on_standard_error(string verb)
    {
        using var run = new CliRun().WithHome();

        var (exit, output, error) = await run.PipeAsync([.. verb.Split(' '), "--no-such-flag"]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("--help", error);
        Assert.Empty(run.Node.Calls);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Without_a_daemon_none_is_started_and_the_exit_code_says_so(string line, int expected)
    {
        using var run = new CliRun().WithHome();
        run.Launcher.Running = false;

        var (exit, output, error) = await run.PipeAsync(line.Split(' '));

        Assert.Equal(expected, exit);
        Assert.Empty(run.Launcher.Started);
        if (expected != 6) return;
        Assert.Equal("", output);
        Assert.Contains("permagent up", error);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_gives_json_and_nothing_on_standard_error(string line, int withoutDaemon)
    {
        _ = withoutDaemon;
        using var run = new CliRun().WithHome();

        var (exit, output, error) = await run.PipeAsync([.. line.Split(' '), "--json"]);

        Assert.Equal("", error);
        foreach (var row in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(row);
            if (line.StartsWith("log", StringComparison.Ordinal))
                Assert.True(json.RootElement.TryGetProperty("pos", out _));
            else Assert.Equal(exit is 0, json.RootElement.GetProperty("ok").GetBoolean());
        }

        Assert.NotEqual("", output);
    }

    [Fact]
    public void The_table_of_verbs_above_is_whole()
    {
        // Verbs that start a daemon, need no node, or only hold others, have their own tests.
        string[] apart = ["init", "try", "up", "do", "verify", "brain", "goals", "receipt", "ledger", "log"];

        var missing = Names.Except(apart).Where(verb => !Lines.Any(
            row => row.Line == verb || row.Line.StartsWith(verb + " ", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public async Task A_json_failure_is_on_standard_output_with_its_code()
    {
        using var run = new CliRun().WithHome();
        run.Launcher.Running = false;

        var (exit, output, error) = await run.PipeAsync("status", "--json");

        Assert.Equal((6, ""), (exit, error));
        Golden.Check("status-no-daemon-json", run.Plain(output));
    }

    [Fact]
    public async Task Without_a_home_the_way_to_set_one_up_is_named()
    {
        using var run = new CliRun();

        var (exit, _, error) = await run.PipeAsync("status");

        Assert.Equal(6, exit);
        Assert.Contains("Set one up: permagent", error);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("status --version")]
    public async Task Version_is_one_line(string line)
    {
        using var run = new CliRun();

        var (exit, output, _) = await run.PipeAsync(line.Split(' '));

        Assert.Equal((0, "permagent 0.1.0\n"), (exit, output));
    }

    [Theory]
    [InlineData("goals list --limit 0")]
    [InlineData("goals list --limit 501")]
    [InlineData("goals list --limit many")]
    [InlineData("recall x --as-of yesterday")]
    [InlineData("status --timeout 5")]
    [InlineData("status --color green")]
    [InlineData("brain")]
    [InlineData("approve")]
    [InlineData("nonsense")]
    [InlineData("brain edit m81")]
    [InlineData("brain edit m81 --never --pin")]
    [InlineData("brain forget")]
    [InlineData("remember x --subject y")]
    [InlineData("init")]
    public async Task Wrong_values_are_usage_errors(string line)
    {
        using var run = new CliRun().WithHome();

        var (exit, output, error) = await run.PipeAsync(line.Split(' '));

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("permagent: ", error, StringComparison.Ordinal);
        Assert.Empty(run.Node.Calls);
    }

    [Fact]
    public async Task After_two_dashes_a_word_may_look_like_a_flag()
    {
        using var run = new CliRun().WithHome();

        var (exit, _, _) = await run.PipeAsync("remember", "--json", "--", "--force", "is", "dangerous");

        Assert.Equal(0, exit);
        Assert.Contains("remember --force is dangerous|||", run.Node.Calls);
    }

    [Fact]
    public async Task A_word_that_begins_with_an_at_sign_is_a_word()
    {
        using var run = new CliRun().WithHome();

        var (exit, _, _) = await run.PipeAsync("remember", "@ann", "likes", "beans");

        Assert.Equal(0, exit);
        Assert.Contains("remember @ann likes beans|||", run.Node.Calls);
    }

    private static IEnumerable<string> Paths(Command command, string prefix)
    {
        yield return prefix;
        foreach (var verb in command.Subcommands)
        {
            foreach (var path in Paths(verb, $"{prefix} {verb.Name}".Trim())) yield return path;
        }
    }

    private static CliPorts Ports()
    {
        var node = new FakeNode();
        return new(
            new ScriptedTerminal(), new InstantClock(), _ => null, "/", "", new FakeLauncher(node), new FakeHomes("/"),
            new FakeSigner(), new FakeStopper(), new FakeVerifier(), new FakeVerifier(), new FakeDoctor());
    }
}
