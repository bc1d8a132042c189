using Permagent.Actors.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Goals;

public sealed class GoalRulesTests
{
    private readonly GoalPlay _play = new();

    [Fact]
    public void A_goal_goes_from_the_wish_to_a_landed_file_with_two_receipts()
    {
        _play.Running().Waiting().Must(
            new TakeLanded(_play.LandAttempt, _play.State.Fence, new UndoId(50)),
            new TakeVerdict(_play.LandAttempt, "a-t1", Verdict.Pass, [GoalPlay.Pass("c1")]),
            new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalStatus.Completed, _play.State.Status);
        Assert.True(_play.State.IsSettled);
        Assert.Equal([7L, 9L], _play.State.Tasks.Select(task => task.ReceiptSeq!.Value));
        Assert.Equal(["completed", "completed"], _play.State.Tasks.Select(task => task.Outcome));
        Assert.Equal("/folder/A.md", Assert.Single(_play.State.Tasks[1].Landed));
    }

    [Fact]
    public void A_denied_landing_keeps_the_first_receipt_and_makes_its_own_with_the_outcome_denied()
    {
        _play.Running().Waiting().Must(
            new EndAttempt(_play.LandAttempt, _play.State.Fence, "denied", "denied", "A person said no."),
            new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalStatus.Denied, _play.State.Status);
        Assert.Equal(["completed", "denied"], _play.State.Tasks.Select(task => task.Outcome));
        Assert.Contains("refused", _play.State.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_expires_counts_as_a_no()
    {
        _play.Running().Waiting().Must(
            new EndAttempt(_play.LandAttempt, _play.State.Fence, "denied", "expired", "too late"),
            new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalStatus.Denied, _play.State.Status);
        Assert.Contains("nobody answered", _play.State.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejected_work_is_tried_again_twice_and_then_the_goal_fails_with_the_evidence()
    {
        _play.Running();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            _play.Submitted(attempt: attempt).Must(
                new TakeVerdict(new(GoalPlay.T1, attempt), "a-t1", Verdict.Fail,
                    [GoalPlay.Pass("c1"), GoalPlay.Bad("c2")]));
        }

        _play.Must(new MakeReady(GoalPlay.T1));

        Assert.Equal(GoalTaskStatus.Failed, _play.State.Tasks[0].Status);
        Assert.Equal(3, _play.State.Tasks[0].Tries.Length);
        Assert.Contains("not seen", _play.State.Tasks[0].Words, StringComparison.Ordinal);
        _play.Must(new TakeReceipt(GoalPlay.T1, 7, ""), new FailIt("check-failed", "words"));
        Assert.Equal(GoalStatus.Failed, _play.State.Status);
        Assert.Equal("failed", _play.State.Tasks[0].Outcome);
    }

    [Fact]
    public void A_result_for_another_tree_is_void()
    {
        _play.Running().Submitted();

        var decision = _play.Do(new TakeVerdict(new(GoalPlay.T1, 1), "other", Verdict.Pass, [GoalPlay.Pass("c1")]));

        Assert.Equal("illegal", decision.Reason);
        Assert.Equal(GoalTaskStatus.Checking, _play.State.Tasks[0].Status);
    }

    [Fact]
    public void An_old_fence_is_not_heard()
    {
        _play.Running().Started();
        var old = _play.State.Fence;
        _play.Must(new EndAttempt(new(GoalPlay.T1, 1), old, "abandoned", "lost", "")).Started(attempt: 2);

        var decision = _play.Do(new SubmitTree(new(GoalPlay.T1, 2), old, "b0", "a", ["A.md"], []));

        Assert.Equal("illegal", decision.Reason);
        Assert.True(_play.State.Fence > old);
    }

    [Fact]
    public void An_empty_tree_where_a_file_was_planned_is_no_work()
    {
        _play.Running().Started().Must(new SubmitTree(new(GoalPlay.T1, 1), _play.State.Fence, "b0", "b0", [], []));

        Assert.Equal(GoalTaskStatus.Rejected, _play.State.Tasks[0].Status);
        Assert.Equal("no-work", _play.State.Tasks[0].Reason);
    }

    [Fact]
    public void Uncertain_work_waits_for_a_person_and_lands_only_as_unproven()
    {
        _play.Running().Submitted().Must(
            new TakeVerdict(new(GoalPlay.T1, 1), "a-t1", Verdict.Uncertain, [GoalPlay.Pass("c1")]));
        Assert.Equal(GoalStatus.Waiting, _play.State.Status);
        Assert.Null(GoalDrive.Next(_play.State, GoalKnown.Nothing));
        Assert.Equal("a-t1", GoalReports.Of(_play.State).Digest);

        Assert.True(_play.Do(new JudgeIt("a-t1", true, new(PrincipalKind.Orchestrator, "o"))).IsRefused);
        Assert.True(_play.Do(new JudgeIt("other", true, Principal.LocalUser)).IsRefused);
        _play.Must(new JudgeIt("a-t1", true, Principal.LocalUser), new TakeReceipt(GoalPlay.T1, 7, "a-t1"));

        Assert.Equal("accepted_unproven", _play.State.Tasks[0].Outcome);
    }

    [Fact]
    public void A_plan_with_a_task_of_tier_2_waits_for_a_person()
    {
        var risky = Plans.Task("t1") with { Tools = ["doc.write", "fs.delete"] };
        _play.Must(GoalPlay.Open(), new StartPlanning(), GoalPlay.PlanOf(risky));
        Assert.Equal(GoalStatus.PlanReview, _play.State.Status);
        Assert.Equal(_play.State.PlanDigest, GoalReports.Of(_play.State).Digest);

        Assert.True(_play.Do(new AnswerPlan("other", true, Principal.LocalUser)).IsRefused);
        Assert.True(_play.Do(new AnswerPlan(_play.State.PlanDigest, true, new(PrincipalKind.System, "x"))).IsRefused);
        _play.Must(new AnswerPlan(_play.State.PlanDigest, true, Principal.LocalUser));

        Assert.Equal(GoalStatus.Running, _play.State.Status);
        Assert.Equal("", GoalReports.Of(_play.State).Digest);
    }

    [Fact]
    public void Three_invalid_plans_end_the_goal()
    {
        _play.Must(GoalPlay.Open(), new StartPlanning());
        var bad = GoalPlay.PlanOf(Plans.Task("t1") with { Model = "large" });

        for (var version = 1; version <= 3; version++) _play.Must(bad with { Version = version });

        Assert.Equal(GoalStatus.Failed, _play.State.Status);
        Assert.Contains("model", _play.State.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_playbook_the_goal_fails_with_the_planners_words()
    {
        _play.Must(GoalPlay.Open(), new StartPlanning(), new TakeNoPlan(1, "no-playbook", "no model is set up"));

        Assert.Equal(GoalStatus.Failed, _play.State.Status);
        Assert.Equal("no model is set up", _play.State.Note);
        Assert.True(_play.State.IsSettled);
    }

    [Fact]
    public void Cancelling_is_durable_at_once_and_the_opened_task_still_gets_its_receipt()
    {
        _play.Running().Started().Must(new CancelIt(Principal.LocalUser, "changed my mind"));

        Assert.Equal(GoalStatus.Cancelled, _play.State.Status);
        Assert.False(_play.State.IsSettled);
        _play.Must(new TakeReceipt(GoalPlay.T1, 7, ""));
        Assert.True(_play.State.IsSettled);
        Assert.Equal("cancelled", _play.State.Tasks[0].Outcome);
        Assert.Equal("terminal", _play.Do(new CancelIt(Principal.LocalUser, "again")).Reason);
    }

    [Fact]
    public void Only_a_person_cancels()
    {
        _play.Running();

        Assert.True(_play.Do(new CancelIt(new(PrincipalKind.Orchestrator, "o"), "why")).IsRefused);
    }

    [Fact]
    public void A_stop_abandons_an_attempt_but_keeps_a_landing()
    {
        _play.Running().Started().Must(new PauseIt("stop"));
        Assert.Equal(GoalTaskStatus.Ready, _play.State.Tasks[0].Status);
        _play.Must(new UnpauseIt(Principal.LocalUser));
        Assert.Equal(GoalStatus.Running, _play.State.Status);

        var landing = new GoalPlay();
        landing.Running().Waiting().Must(new PauseIt("stop"), new UnpauseIt(Principal.LocalUser));
        Assert.Equal(GoalStatus.Waiting, landing.State.Status);
        Assert.Equal(1, landing.State.Find(GoalPlay.Land)!.Attempt);
        Assert.Equal(GoalTaskStatus.Running, landing.State.Find(GoalPlay.Land)!.Status);
    }

    [Fact]
    public void After_a_restart_an_attempt_is_abandoned_and_a_landing_keeps_its_number()
    {
        _play.Running().Started().Must(new Recover());
        Assert.Equal(GoalTaskStatus.Ready, _play.State.Tasks[0].Status);
        Assert.Equal("abandoned", _play.State.Tasks[0].Tries.Single().Outcome);

        var landing = new GoalPlay();
        landing.Running().Waiting();
        var fence = landing.State.Fence;
        landing.Must(new Recover());
        Assert.Equal(1, landing.State.Find(GoalPlay.Land)!.Attempt);
        Assert.Equal(fence + 1, landing.State.Find(GoalPlay.Land)!.Fence);
        Assert.Equal(new AskId(42), landing.State.Ask);
    }

    [Fact]
    public void Recovery_never_submits_or_accepts_anything()
    {
        foreach (var play in Everywhere())
        {
            var before = play.Events.Count;

            play.Do(new Recover());

            Assert.DoesNotContain(play.Events.Skip(before), happened => happened is TaskSubmitted or TaskAccepted);
        }
    }

    [Fact]
    public void A_landed_file_that_fails_its_check_is_taken_back_and_the_goal_fails()
    {
        _play.Running().Waiting().Must(
            new TakeLanded(_play.LandAttempt, _play.State.Fence, new UndoId(50)),
            new TakeVerdict(_play.LandAttempt, "a-t1", Verdict.Fail, [GoalPlay.Bad("c1")]));
        Assert.Equal(new AskUndo(_play.LandAttempt), GoalDrive.Next(_play.State, GoalKnown.Nothing));

        _play.Must(new TakeLandingUndone(_play.LandAttempt, true, ""), new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalStatus.Running, _play.State.Status);
        Assert.IsType<FailIt>(((Do)GoalDrive.Next(_play.State, GoalKnown.Nothing)!).Command);
        Assert.Equal("failed", _play.State.Find(GoalPlay.Land)!.Outcome);
    }

    [Fact]
    public void An_optional_task_that_failed_makes_the_goal_partial()
    {
        _play.Running(Plans.Task("t1"), Plans.Task("t2") with { Optional = true, Writes = ["B.md"] }).Closed();
        _play.Must(
            new MakeReady(new(GoalPlay.Id, "t2")), new RefuseRoute(new(GoalPlay.Id, "t2"), "no-such-kind", "nobody"),
            new TakeReceipt(new(GoalPlay.Id, "t2"), 8, ""),
            new StartVerifying(), new TakeGoalVerdict("a-t1", Verdict.Pass, []),
            new PlanLanding("/folder", [new("A.md", "A.md", "f1", true)]));

        Assert.Equal(GoalStatus.Partial, _play.State.Status);
        Assert.Contains("t2", _play.State.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_goal_with_nothing_to_land_passes_landing_with_zero_parts()
    {
        _play.Running().Closed().Must(
            new StartVerifying(), new TakeGoalVerdict("a-t1", Verdict.Pass, []),
            new PlanLanding("/folder", [new("A.md", "A.md", "f1", true)]));

        Assert.Equal(GoalStatus.Completed, _play.State.Status);
        Assert.Null(_play.State.Find(GoalPlay.Land));
    }

    [Fact]
    public void Nobody_answering_for_14_days_abandons_the_goal_and_still_owes_the_receipt()
    {
        _play.Running().Waiting();
        Assert.True(_play.Do(new AbandonIt()).IsRefused);

        _play.Now += TimeSpan.FromDays(14);
        _play.Must(new AbandonIt(), new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalStatus.Abandoned, _play.State.Status);
        Assert.Equal("abandoned", _play.State.Find(GoalPlay.Land)!.Outcome);
    }

    [Theory]
    [InlineData("", "illegal")]
    [InlineData("x", "")]
    public void A_wish_is_judged_before_it_is_taken(string text, string reason)
    {
        Assert.Equal(reason, _play.Do(GoalPlay.Open(text)).Reason);
    }

    [Fact]
    public void A_wish_over_8_KiB_or_without_a_folder_is_refused()
    {
        Assert.Equal("too-long", _play.Do(GoalPlay.Open(new string('ä', 4_097))).Reason);
        Assert.Equal("no-root", _play.Do(GoalPlay.Open() with { Roots = [] }).Reason);
    }

    [Fact]
    public void The_same_wish_again_is_answered_as_the_first_time_and_another_one_refused()
    {
        _play.Must(GoalPlay.Open());

        Assert.Empty(_play.Do(GoalPlay.Open()).Events);
        Assert.Equal("", _play.Do(GoalPlay.Open()).Reason);
        Assert.Equal("illegal", _play.Do(GoalPlay.Open("something else")).Reason);
    }

    internal static IEnumerable<GoalPlay> Everywhere() =>
    [
        new GoalPlay().Must(GoalPlay.Open()),
        new GoalPlay().Must(GoalPlay.Open(), new StartPlanning()),
        new GoalPlay().Running(),
        new GoalPlay().Running().Started(),
        new GoalPlay().Running().Submitted(),
        new GoalPlay().Running().Closed(),
        new GoalPlay().Running().ReadyToLand(),
        new GoalPlay().Running().LandStarted(),
        new GoalPlay().Running().Waiting(),
    ];
}
