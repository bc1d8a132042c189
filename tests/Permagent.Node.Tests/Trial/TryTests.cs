using System.Text.Json;
using Permagent.Node.Cli;
using Permagent.Node.Tests.Cli;
using Permagent.Node.Trial;

namespace Permagent.Node.Tests.Trial;

public sealed class TryTests
{
    /// <summary>A run whose node quotes the copied document and lands beside it.</summary>
    private static CliRun Trial(string home = "trial", FakeScript? script = null)
    {
        CliRun? made = null;
        script ??= new FakeScript
        {
            Answer = question => new(
                question, "found", "1 passage", [new("Bed A gets beans.", "m1", "plan.md", 5)], 2.0, ""),
            BeforeAnswer = () => made!.Folder.Write(home + "/documents/OVERVIEW.md", "# Overview\n"),
        };
        made = new CliRun(script);
        made.Node.Status = FakeViews.Status with { Trial = true };
        script.Landed = made.Folder.At(home + "/documents/OVERVIEW.md");
        made.Folder.Write("ann/notes/garden/plan.md", "# Garden\n\n## Plan for the beds\n\nBed A gets beans.\n");
        made.Folder.Write("ann/notes/garden/photo.jpg", "\0\0");
        return made;
    }

    [Fact]
    public async Task The_whole_path_is_the_approved_transcript()
    {
        using var run = Trial();

        var (exit, output, error) = await run.PipeAsync("try", "--folder", ".", "--home", run.Folder.At("trial"));

        Assert.Equal(0, exit);
        Golden.Check("try", run.Plain(output + error));
        Assert.Equal(SignMethod.Trial, Assert.Single(run.Signer.Signed).Method);
        Assert.True(run.Homes.Known[run.Folder.At("trial")].Trial);
        Assert.Equal(
            ["grant documents read", "ingest documents", "goal overview-folder key=try-overview in documents",
                "export r9", "export r14", "shutdown"], run.Node.Calls);
        Assert.Equal([run.Folder.At("trial") + " ephemeral"], run.Launcher.Started);
        Assert.False(File.Exists(Path.Combine(run.Here, "OVERVIEW.md")));
    }

    [Fact]
    public async Task As_json_it_is_one_object_with_the_steps()
    {
        using var run = Trial();

        var (exit, output, error) = await run.PipeAsync(
            "try", "--json", "--folder", ".", "--home", run.Folder.At("trial"));

        Assert.Equal((0, ""), (exit, error));
        using var json = JsonDocument.Parse(output);
        Assert.True(json.RootElement.GetProperty("data").GetProperty("verified").GetBoolean());
        Assert.Equal(9, json.RootElement.GetProperty("data").GetProperty("steps").GetArrayLength());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(20, 1)]
    [InlineData(40, 1)]
    [InlineData(50, 1)]
    public async Task Only_verified_receipts_end_with_zero(int verdict, int expected)
    {
        using var run = Trial();
        run.Separate.ExitOf["r14"] = verdict;

        var (exit, output, _) = await run.PipeAsync("try", "--folder", ".", "--home", run.Folder.At("trial"));

        Assert.Equal(expected, exit);
        Assert.Equal(expected == 0, output.Contains("All receipts verified", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_not_in_its_source_fails_the_trial()
    {
        using var run = Trial(script: new FakeScript
        {
            Answer = question => new(
                question, "found", "1 passage", [new("Bed A gets roses.", "m1", "plan.md", 5)], 2.0, ""),
        });

        var (exit, _, error) = await run.PipeAsync("try", "--folder", ".", "--home", run.Folder.At("trial"));

        Assert.Equal(1, exit);
        Assert.Contains("does not stand there", error);
        Assert.Contains("permagent try --home", error);
        Assert.Empty(run.Node.Answers);
    }

    [Fact]
    public async Task A_second_run_in_the_same_home_uses_the_same_copy_question_and_goal()
    {
        using var run = Trial();
        var home = run.Folder.At("trial");
        await run.PipeAsync("try", "--folder", ".", "--home", home);
        run.Folder.Write("ann/notes/garden/plan.md", "# Other\n\n## Something else here\n\nText.\n");
        var first = TrialRecord.Read(home);

        var (exit, output, _) = await run.PipeAsync("try", "--home", home);

        Assert.Equal(0, exit);
        Assert.Equal(first!.Question, TrialRecord.Read(home)!.Question);
        Assert.Contains("answered by an earlier run of this trial", output);
        Assert.Single(run.Node.Answers);
        Assert.Equal(2, run.Node.Calls.Count(call => call.Contains("key=try-overview", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_home_that_is_no_trial_home_is_left_alone()
    {
        using var run = Trial().WithHome();
        run.Folder.Write("home/ledger.db", "x");

        var (exit, _, error) = await run.PipeAsync("try", "--folder", ".", "--home", run.Home);

        Assert.Equal(2, exit);
        Assert.Contains("neither empty nor a trial home", error);
        Assert.Empty(run.Node.Calls);
    }

    [Fact]
    public async Task A_folder_without_documents_says_so()
    {
        using var run = Trial();
        var empty = Directory.CreateDirectory(run.Folder.At("empty")).FullName;

        var (exit, _, error) = await run.PipeAsync("try", "--folder", empty, "--home", run.Folder.At("trial"));

        Assert.Equal(2, exit);
        Assert.Contains("no readable document", error);
        Assert.Empty(run.Launcher.Started);
    }

    [Fact]
    public async Task Without_home_it_takes_the_next_number_and_keeps_three_but_never_one_in_use()
    {
        using var run = Trial("cache/try-8");
        run.Environment["PERMAGENT_HOME"] = run.Folder.At("real");
        foreach (var number in new[] { 4, 5, 6, 7 }) run.Folder.Write($"cache/try-{number}/x", "");
        run.Folder.Write("cache/try-4-head/head", "");
        run.Launcher.Running = false;

        var (exit, output, _) = await run.PipeAsync("try", "--folder", ".");

        Assert.Equal(0, exit);
        Assert.Contains(run.Folder.At("cache/try-8"), output);
        Assert.Equal(
            ["try-6", "try-7", "try-8"],
            Directory.GetDirectories(run.Folder.At("cache")).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(run.Folder.At("real")));
    }

    [Fact]
    public async Task A_trial_home_whose_daemon_runs_is_not_removed()
    {
        using var run = Trial("cache/try-4");
        foreach (var number in new[] { 1, 2, 3 }) run.Folder.Write($"cache/try-{number}/x", "");

        await run.PipeAsync("try", "--folder", ".");

        Assert.True(Directory.Exists(run.Folder.At("cache/try-1")));
    }
}
