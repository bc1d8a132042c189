using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Goals;

namespace Permagent.Actors.Tests.Goals;

/// <summary>Whole goals through real actors, with a scripted gateway and ledger.</summary>
public sealed class GoalActorTests : IDisposable
{
    private readonly GoalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_goal_is_planned_worked_checked_asked_landed_and_closed_with_two_receipts()
    {
        Assert.Equal("g1", _bench.Open(1).ShortId);
        var waiting = _bench.Report();
        Assert.Equal("Waiting", waiting.State);
        Assert.Equal("your answer to a42", waiting.Waiting);
        Assert.Equal(_bench.Gate.Ask, waiting.Tasks[1].Ask);
        Assert.Equal("completed", waiting.Tasks[0].Outcome);
        Assert.False(File.Exists(Path.Combine(_bench.Folder, "OVERVIEW.md")));

        _bench.Gate.Answer(allow: true);

        var done = _bench.Report();
        Assert.Equal("Completed", done.State);
        Assert.Equal([100L, 101L], done.Tasks.Select(task => task.ReceiptSeq!.Value));
        Assert.Equal(Path.Combine(_bench.Folder, "OVERVIEW.md"), Assert.Single(done.Tasks[1].Artifacts));
        Assert.Equal(new UndoId(50), done.Tasks[1].Undo);
        Assert.Equal(_bench.Gate.Words, File.ReadAllText(Path.Combine(_bench.Folder, "OVERVIEW.md")));
        Assert.Equal(["fs.list", "doc.write", "fs.land"], _bench.Gate.Calls);
    }

    [Fact]
    public void The_first_receipt_names_criteria_checks_attempts_and_outputs()
    {
        _bench.Open(1);
        _bench.Gate.Answer(allow: true);

        var (made, landed) = (_bench.Ledger.Closings[0], _bench.Ledger.Closings[1]);

        Assert.Equal("completed", made.Outcome);
        Assert.Equal(2, made.Criteria.Length);
        Assert.All(made.Criteria, criterion => Assert.NotEmpty(criterion.Checks));
        Assert.Equal(4, made.Checks.Length);
        Assert.Contains(made.Checks, check => check is { Standing: true, Before: "fail", Result: "pass" });
        Assert.Equal("submitted", made.Attempts.Single().Outcome);
        Assert.Equal("OVERVIEW.md", made.Outputs.Single().Name);
        Assert.Equal("land", landed.Task.Name);
        Assert.Equal(new UndoId(50), landed.Undo.Undo);
        Assert.True(landed.Checks.Single().Standing);
    }

    [Fact]
    public void A_no_leaves_the_folder_alone_and_still_makes_the_second_receipt()
    {
        _bench.Open(1);

        _bench.Gate.Answer(allow: false);

        var done = _bench.Report();
        Assert.Equal("Denied", done.State);
        Assert.Equal(["completed", "denied"], done.Tasks.Select(task => task.Outcome));
        Assert.False(File.Exists(Path.Combine(_bench.Folder, "OVERVIEW.md")));
    }

    [Fact]
    public void A_file_that_is_there_with_other_words_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_bench.Folder, "OVERVIEW.md"), "mine");
        _bench.Open(1);

        _bench.Gate.Answer(allow: true);

        Assert.Equal("Completed", _bench.Report().State);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_bench.Folder, "OVERVIEW.md")));
        Assert.Equal(_bench.Gate.Words, File.ReadAllText(Path.Combine(_bench.Folder, "OVERVIEW-permagent.md")));
    }

    [Fact]
    public void A_folder_granted_for_writing_is_landed_into_without_an_ask()
    {
        _bench.Open(1, write: true);

        Assert.Equal("Completed", _bench.Report().State);
    }

    [Fact]
    public void A_wish_without_a_playbook_fails_with_words_that_help()
    {
        _bench.Open(1, "sing me a song");

        var report = _bench.Report();
        Assert.Equal("Failed", report.State);
        Assert.Contains("no model is set up", report.Note, StringComparison.Ordinal);
        Assert.Contains("overview-folder", report.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_fails_its_checks_is_tried_three_times_and_closes_with_a_failed_receipt()
    {
        _bench.Check.Results["citations"] = "fail";

        _bench.Open(1);

        var report = _bench.Report();
        Assert.Equal("Failed", report.State);
        Assert.Equal(3, report.Tasks.Single().Attempts);
        Assert.Equal("failed", report.Tasks.Single().Outcome);
        Assert.Contains("citations looked", report.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("fs.land", _bench.Gate.Calls);
    }

    [Fact]
    public void A_check_that_breaks_is_not_a_pass()
    {
        _bench.Check.Results["citations"] = "error";

        _bench.Open(1);

        Assert.Equal("Waiting", _bench.Report().State);
        Assert.DoesNotContain("fs.land", _bench.Gate.Calls);
    }

    [Fact]
    public void A_failed_tool_call_is_told_as_failed()
    {
        _bench.Gate.Instead["doc.write"] = call =>
            new(call.Id, ToolStatus.Error, "io", "the disk is full", null, 9, null);

        _bench.Open(1);

        var report = _bench.Report();
        Assert.Equal("Failed", report.State);
        Assert.Contains("the disk is full", report.Note, StringComparison.Ordinal);
        Assert.Equal("blocked", _bench.Ledger.Closings.Single().Attempts[0].Outcome);
    }

    [Fact]
    public void After_a_crash_during_work_the_attempt_is_abandoned_and_a_new_one_ends_well()
    {
        _bench.Gate.Silent.Add("doc.write");
        _bench.Open(1);
        Assert.Equal("Running", _bench.Report().State);
        _bench.Gate.Silent.Clear();

        _bench.Restart();
        _bench.Gate.Answer(allow: true);

        var report = _bench.Report();
        Assert.Equal("Completed", report.State);
        Assert.Equal(2, report.Tasks[0].Attempts);
        Assert.Equal(["abandoned", "submitted"], _bench.Ledger.Closings[0].Attempts.Select(made => made.Outcome));
    }

    [Fact]
    public void After_a_crash_while_waiting_the_ask_is_found_again_and_the_landing_keeps_its_number()
    {
        _bench.Open(1);

        _bench.Restart();

        Assert.Equal("your answer to a42", _bench.Report().Waiting);
        _bench.Gate.Answer(allow: true);
        var report = _bench.Report();
        Assert.Equal("Completed", report.State);
        Assert.Equal(1, report.Tasks[1].Attempts);
        Assert.Equal(2, _bench.Gate.Effects);
    }

    [Fact]
    public void A_settled_goal_is_not_started_again_and_is_still_shown()
    {
        _bench.Open(1);
        _bench.Gate.Answer(allow: true);
        var calls = _bench.Gate.Calls.Count;

        _bench.Restart();

        Assert.Equal("Completed", _bench.Report().State);
        Assert.Equal(calls, _bench.Gate.Calls.Count);
        _bench.Tell(new CancelGoal(GoalBench.Id(1), Principal.LocalUser, "late", _bench.Probe));
        Assert.Equal("terminal", _bench.Probe.ExpectMsg<GoalRefused>().Reason);
    }

    [Fact]
    public void Cancelling_withdraws_the_ask_and_closes_the_landing_with_a_receipt()
    {
        _bench.Open(1);

        _bench.Tell(new CancelGoal(GoalBench.Id(1), Principal.LocalUser, "changed my mind", _bench.Probe));

        _bench.Probe.ExpectMsg<GoalCancelTaken>();
        var report = _bench.Report();
        Assert.Equal("Cancelled", report.State);
        Assert.Equal(["completed", "cancelled"], report.Tasks.Select(task => task.Outcome));
    }

    [Fact]
    public void A_stop_pauses_every_goal_and_only_its_end_lets_them_go_on()
    {
        _bench.Open(1);
        _bench.Stop.IsSet = true;
        _bench.Tell(new StopChanged());
        Assert.Equal("Paused", _bench.Report().State);
        _bench.Tell(new OpenGoal(GoalBench.Id(2), Principal.LocalUser, "digest", [new(_bench.Folder, false)], null,
            _bench.Probe));
        Assert.Equal("stopped", _bench.Probe.ExpectMsg<GoalRefused>().Reason);

        _bench.Restart();
        Assert.Equal("Paused", _bench.Report().State);
        _bench.Stop.IsSet = false;
        _bench.Tell(new StopChanged());

        Assert.Equal("Waiting", _bench.Report().State);
        _bench.Gate.Answer(allow: true);
        Assert.Equal("Completed", _bench.Report().State);
    }

    [Fact]
    public void A_landing_whose_end_nobody_knows_is_judged_by_the_files_and_not_repeated()
    {
        var target = Path.Combine(_bench.Folder, "OVERVIEW.md");
        _bench.Gate.Instead["fs.land"] = call =>
        {
            File.WriteAllText(target, _bench.Gate.Words);
            return new(call.Id, ToolStatus.Unknown, "unknown", "nobody knows", null, 9, null);
        };

        _bench.Open(1);

        Assert.Equal("Completed", _bench.Report().State);
        Assert.Single(_bench.Gate.Calls, "fs.land");
    }

    [Fact]
    public void A_target_that_keeps_changing_is_asked_for_three_times_at_most()
    {
        _bench.Gate.Instead["fs.land"] = call =>
            new(call.Id, ToolStatus.Denied, "drift", "the target changed", null, null, null);

        _bench.Open(1);

        Assert.Equal("Failed", _bench.Report().State);
        Assert.Equal(3, _bench.Gate.Calls.Count(tool => tool == "fs.land"));
    }

    [Fact]
    public void A_gateway_that_cannot_now_is_asked_again_later()
    {
        var full = true;
        _bench.Gate.Instead["fs.land"] = call =>
        {
            if (!full) File.WriteAllText(Path.Combine(_bench.Folder, "OVERVIEW.md"), _bench.Gate.Words);
            return full
                ? new(call.Id, ToolStatus.Denied, "ledger-full", "the disk is full", null, null, null)
                : new(call.Id, ToolStatus.Ok, "", "", new UndoId(50), 50, null);
        };
        _bench.Open(1);
        Assert.Equal("Landing", _bench.Report().State);
        Assert.Equal("the disk is full", _bench.Report().Note);

        full = false;
        _bench.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("Completed", _bench.Report().State);
    }

    [Fact]
    public void A_second_goal_is_numbered_on_and_the_list_has_the_newest_first()
    {
        _bench.Open(1);
        _bench.Restart();
        Assert.Equal("g2", _bench.Open(2, "list open TODOs by file").ShortId);

        _bench.Tell(new ListGoals(10, _bench.Probe));

        Assert.Equal(["g2", "g1"], _bench.Probe.ExpectMsg<GoalsListed>().Goals.Select(goal => goal.ShortId));
        Assert.Equal("g1", _bench.Open(1).ShortId);
    }

    [Fact]
    public void Over_four_goals_at_work_the_next_waits_as_a_draft_and_begins_when_there_is_room()
    {
        _bench.Gate.Silent.Add("doc.write");
        for (var number = 1; number <= 5; number++) _bench.Open(number);
        Assert.Equal("Draft", _bench.Report(5).State);

        _bench.Tell(new CancelGoal(GoalBench.Id(1), Principal.LocalUser, "room", _bench.Probe));
        _bench.Probe.ExpectMsg<GoalCancelTaken>();

        Assert.Equal("Running", _bench.Report(5).State);
    }

    [Fact]
    public void A_goal_that_is_not_there_is_said_so()
    {
        _bench.Tell(new GetGoal(GoalBench.Id(9), _bench.Probe));

        Assert.Equal("not-found", _bench.Probe.ExpectMsg<GoalRefused>().Reason);
    }
}
