using Permagent.Actors.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Kernel.Actor;
using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Goals;

public sealed class GoalDriveTests
{
    private readonly GoalPlay _play = new();

    [Fact]
    public void The_task_is_open_in_the_ledger_before_its_first_tree_is_made()
    {
        _play.Running().Must(new MakeReady(GoalPlay.T1), new LeaseTask(GoalPlay.T1, "documents", 0, "r"));
        var attempt = new AttemptId(GoalPlay.T1, 1);

        Assert.Equal(new AskRecorded(_play.State.Version), Next(GoalKnown.Nothing.For(attempt)));
        Assert.Equal(
            new AskTree(attempt), Next(GoalKnown.Nothing.For(attempt) with { Recorded = _play.State.Version }));
    }

    [Fact]
    public void A_receipt_is_asked_for_when_the_gateway_is_done_and_every_entry_is_in()
    {
        _play.Running().Submitted().Must(
            new TakeVerdict(new(GoalPlay.T1, 1), "a-t1", Verdict.Pass, [GoalPlay.Pass("c1")]));
        var known = GoalKnown.Nothing.For(new(GoalPlay.T1, 1));

        Assert.Equal(new AskMerge(new(GoalPlay.T1, 1)), Next(known));
        known = known with { Merged = "a-t1" };
        Assert.Equal(new AskDischarge(new(GoalPlay.T1, 1)), Next(known));
        known = known with { IsDischarged = true };
        Assert.Equal(new AskRecorded(_play.State.Version), Next(known));
        known = known with { Recorded = _play.State.Version };
        Assert.Equal(new AskClose(GoalPlay.T1), Next(known));
    }

    [Fact]
    public void A_task_waits_for_what_it_needs()
    {
        _play.Running(Plans.Task("t2", "t1"), Plans.Task("t1"));

        Assert.Equal(new Do(new MakeReady(GoalPlay.T1)), Next(GoalKnown.Nothing));
        _play.Closed();
        Assert.Equal(new Do(new MakeReady(new(GoalPlay.Id, "t2"))), Next(GoalKnown.Nothing));
    }

    [Fact]
    public void What_needs_a_failed_task_is_skipped_and_the_goal_fails()
    {
        var optional = Plans.Task("t1") with { Optional = true };
        _play.Running(optional, Plans.Task("t2", "t1")).Must(
            new MakeReady(GoalPlay.T1), new RefuseRoute(GoalPlay.T1, "no-such-kind", "nobody"),
            new TakeReceipt(GoalPlay.T1, 7, ""));

        Assert.Equal(new Do(new SkipTask(new(GoalPlay.Id, "t2"), "needs-failed")), Next(GoalKnown.Nothing));
        _play.Must(new SkipTask(new(GoalPlay.Id, "t2"), "needs-failed"));
        Assert.IsType<FailIt>(Assert.IsType<Do>(Next(GoalKnown.Nothing)).Command);
    }

    [Fact]
    public void The_work_of_several_tasks_is_checked_again_on_the_tree_that_they_made_together()
    {
        _play.Running(Plans.Task("t1"), Plans.Task("t2", "t1")).Closed().Closed("t2", 8).Must(new StartVerifying());
        var last = new AttemptId(new(GoalPlay.Id, "t2"), 1);

        var step = Assert.IsType<AskWhole>(Next(GoalKnown.Nothing));
        var ask = GoalRequests.WholeOf(_play.State, step, ActorRefs.Nobody);

        Assert.Equal(new AskWhole(last, "a-t2"), step);
        Assert.Equal("", ask.Before);
        Assert.Equal(["t1.c1", "t2.c1"], ask.Checks.Select(check => check.Id));
    }

    [Fact]
    public void A_cancelled_goal_waits_for_who_still_works_before_it_closes_the_task()
    {
        _play.Running().Started().Must(new CancelIt(Principal.LocalUser, "w"));
        var known = GoalKnown.Nothing.For(new(GoalPlay.T1, 1)) with { IsPlaced = true };

        Assert.Null(Next(known));
        var ended = new AttemptReport(AttemptOutcome.GaveUp, "stopped", "", 0, []);
        Assert.Equal(new AskDischarge(new(GoalPlay.T1, 1)), Next(known with { Report = ended }));
    }

    [Fact]
    public void A_stopped_or_ended_goal_asks_for_nothing()
    {
        _play.Running().Must(new PauseIt("stop"));
        Assert.Null(Next(GoalKnown.Nothing));

        _play.Must(new CancelIt(Principal.LocalUser, "w"));
        Assert.Null(Next(GoalKnown.Nothing));
    }

    private GoalStep? Next(GoalKnown known) => GoalDrive.Next(_play.State, known);
}
