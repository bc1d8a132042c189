using Permagent.Actors.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Goals;

/// <summary>The ledger entries that follow from events of a goal (orchestration.md section 4). Pure, so that a repeated
/// delivery has the same bytes.</summary>
internal static class GoalLedger
{
    private static readonly Principal Node = new(PrincipalKind.System, "goals");

    public static LedgerDraft? DraftOf(GoalEvent happened) => happened switch
    {
        GoalOpened opened => Opened(opened),
        PlanDenied denied => Ended(denied, denied.By, "denied", "plan-refused"),
        LandingDenied denied => Ended(denied, Node, "denied", "landing-refused"),
        GoalCompleted completed => Ended(completed, Node, "completed", ""),
        GoalPartial partial => Ended(partial, Node, "partial", ""),
        GoalFailed failed => Ended(failed, Node, "failed", failed.Reason),
        GoalCancelled cancelled => Ended(cancelled, cancelled.By, "cancelled", ""),
        GoalAbandoned abandoned => Ended(abandoned, Node, "abandoned", "no-answer"),
        TaskReady { First: true } ready => Ready(ready),
        TaskLeased leased => Leased(leased),
        AttemptStarted started => Started(started),
        TaskSubmitted submitted => Closed(
            submitted, submitted.Attempt, new(submitted.Before, submitted.After, "submitted"), ""),
        AttemptAbandoned abandoned => Closed(
            abandoned, abandoned.Attempt, new(abandoned.TreeBefore, "", abandoned.Outcome), abandoned.Reason),
        AttemptFailed failed => Closed(
            failed, failed.Attempt, new(failed.TreeBefore, "", failed.Outcome), failed.Reason),
        CheckRecorded check => Checked(check),
        _ => null,
    };

    private static LedgerDraft Opened(GoalOpened opened) => new()
    {
        Type = "goal.open", By = opened.By, Goal = opened.Goal,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("id", opened.ShortId);
            json.WriteNumber("folders", opened.Roots.Length);
            if (opened.Playbook is { } playbook) json.WriteString("playbook", playbook);
        }),
        Sealed =
        [
            new("text", opened.Text),
            new("folders", string.Join('\n', opened.Roots.Select(root => root.Path))),
        ],
    };

    private static LedgerDraft Ended(GoalEvent end, Principal by, string outcome, string reason) => new()
    {
        Type = "goal.close", By = by, Goal = end.Goal,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("outcome", outcome);
            if (reason.Length > 0) json.WriteString("reason", reason);
        }),
    };

    private static LedgerDraft Ready(TaskReady ready) => new()
    {
        Type = "task.open", By = Node, Goal = ready.Goal, Task = ready.Task,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("checks", CheckCompiler.ListHash(ready.Checks));
            json.WriteNumber("count", ready.Checks.Length);
        }),
        Sealed = [new("criteria", string.Join('\n', ready.Criteria.Select(criterion => criterion.Text)))],
    };

    private static LedgerDraft Leased(TaskLeased leased) => new()
    {
        Type = "task.route", By = new(PrincipalKind.Orchestrator, "orchestrator"), Goal = leased.Goal,
        Task = leased.Attempt.Task, Attempt = leased.Attempt.Number,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("kind", leased.Kind);
            json.WriteNumber("rung", leased.Rung);
            json.WriteString("reason", leased.Reason);
        }),
    };

    private static LedgerDraft Started(AttemptStarted started) => new()
    {
        Type = "attempt.open", By = Node, Goal = started.Goal, Task = started.Attempt.Task,
        Attempt = started.Attempt.Number,
        Data = FactsJson.Write(json =>
        {
            json.WriteNumber("fence", started.Fence);
            json.WriteString("tree", started.TreeHash);
        }),
    };

    private static LedgerDraft Closed(GoalEvent end, AttemptId attempt, AttemptRow row, string reason) => new()
    {
        Type = "attempt.close", By = Node, Goal = end.Goal, Task = attempt.Task, Attempt = attempt.Number,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("outcome", row.Outcome);
            if (row.TreeAfter.Length > 0) json.WriteString("tree", row.TreeAfter);
            if (reason.Length > 0) json.WriteString("reason", reason);
        }),
        AttemptRow = row,
    };

    /// <summary>A check runs once on an attempt: a retry is a new attempt.</summary>
    private static LedgerDraft Checked(CheckRecorded check) => new()
    {
        Type = "check.run", By = Node, Goal = check.Goal, Task = check.Attempt.Task, Attempt = check.Attempt.Number,
        Data = FactsJson.Write(json =>
        {
            json.WriteString("id", check.Result.Id);
            json.WriteNumber("run", 1);
            json.WriteString("tree", check.Tree);
            json.WriteString("result", check.Result.Result);
        }),
        CheckRow = new(check.Result.Id, 1, check.Tree, check.Result.Result, check.Result.Output),
    };
}
