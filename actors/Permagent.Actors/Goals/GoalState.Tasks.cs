using Permagent.Protocol;

namespace Permagent.Actors.Goals;

/// <summary>What events do to the tasks of a goal.</summary>
internal sealed partial record GoalState
{
    private GoalState ApplyToTask(GoalEvent happened) => happened switch
    {
        RecoveryNoted noted =>
            Change(noted.Task, task => task with { Fence = noted.Fence }) with { Fence = noted.Fence },
        TaskReady ready => Change(ready.Task, task => task with
        {
            Status = GoalTaskStatus.Ready,
            Opened = task.Opened ?? ready.At,
            Criteria = ready.First ? ready.Criteria : task.Criteria,
            Checks = ready.First ? ready.Checks : task.Checks,
        }),
        TaskLeased leased => Change(leased.Attempt.Task, task => task with
        {
            Status = GoalTaskStatus.Leased, Attempt = leased.Attempt.Number, Fence = leased.Fence, Kind = leased.Kind,
            Tree = "", Before = "", After = "", Changed = [], Files = [], Results = [], Reason = "", Words = "",
        }) with { Fence = leased.Fence },
        AttemptStarted started => Change(started.Attempt.Task, task => task with
        {
            Status = GoalTaskStatus.Running, Tree = started.Tree, Before = started.TreeHash, AttemptBegan = started.At,
        }),
        TaskSubmitted submitted => Change(submitted.Attempt.Task, task => Submit(task, submitted)),
        AttemptAbandoned abandoned => Change(abandoned.Attempt.Task, task => Abandon(task, abandoned)),
        AttemptFailed failed => Change(failed.Attempt.Task, task => Fail(task, failed)),
        CheckRecorded check =>
            Change(check.Attempt.Task, task => task with { Results = task.Results.Add(check.Result) }),
        TaskAccepted accepted => Change(accepted.Attempt.Task, task => task with
        {
            Status = GoalTaskStatus.Accepted, Unproven = accepted.Unproven, Ended = accepted.At,
        }),
        TaskRejected rejected => Change(rejected.Attempt.Task, task => Reject(task, rejected)),
        TaskUncertain uncertain => Change(uncertain.Attempt.Task, task => task with
        {
            Status = GoalTaskStatus.Uncertain, Reason = uncertain.Reason,
        }),
        TaskFailed failed => Change(failed.Task, task => task with
        {
            Status = GoalTaskStatus.Failed, Reason = failed.Reason, Words = failed.Words, Ended = failed.At,
        }),
        TaskSkipped skipped => Change(skipped.Task, task => task with
        {
            Status = GoalTaskStatus.Skipped, Reason = skipped.Reason, Ended = skipped.At,
        }),
        Landed landed => Change(landed.Attempt.Task, task => task with { Landed = landed.Paths, Undo = landed.Undo }),
        TaskClosed closed => Close(closed),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static GoalTask Submit(GoalTask task, TaskSubmitted submitted) => Spent(task, submitted) with
    {
        Status = GoalTaskStatus.Checking, Before = submitted.Before, After = submitted.After,
        Changed = submitted.Changed, Files = submitted.Files,
        Tries = task.Tries.Add(new(task.Attempt, submitted.Before, submitted.After, "submitted", "")),
    };

    private static GoalTask Abandon(GoalTask task, AttemptAbandoned abandoned) => Spent(task, abandoned) with
    {
        Status = GoalTaskStatus.Ready, Ended = abandoned.At,
        Tries = task.Tries.Add(new(task.Attempt, abandoned.TreeBefore, "", abandoned.Outcome, abandoned.Reason)),
    };

    private static GoalTask Fail(GoalTask task, AttemptFailed failed) => Spent(task, failed) with
    {
        Status = failed.Outcome == "denied" ? GoalTaskStatus.Denied : GoalTaskStatus.Rejected,
        Rejections = task.Rejections + 1, Reason = failed.Reason, Words = failed.Words, Ended = failed.At,
        Tries = task.Tries.Add(new(task.Attempt, failed.TreeBefore, "", failed.Outcome, failed.Words)),
    };

    /// <summary>A rejection belongs to the attempt that was submitted last; its words go to the next one.</summary>
    private static GoalTask Reject(GoalTask task, TaskRejected rejected) => task with
    {
        Status = GoalTaskStatus.Rejected, Rejections = task.Rejections + 1, Reason = rejected.Reason,
        Words = rejected.Words, Ended = rejected.At,
        Tries = task.Tries.IsEmpty
            ? task.Tries
            : task.Tries.SetItem(task.Tries.Length - 1, task.Tries[^1] with { Words = rejected.Words }),
    };

    private static GoalTask Spent(GoalTask task, GoalEvent end) => task with
    {
        LocalMs = task.LocalMs + (task.AttemptBegan == default
            ? 0
            : Math.Max(0, (long)(end.At - task.AttemptBegan).TotalMilliseconds)),
        AttemptBegan = default,
    };

    private GoalState Close(TaskClosed closed)
    {
        var next = Change(closed.Task, task => task with { Outcome = closed.Outcome, ReceiptSeq = closed.ReceiptSeq });
        return closed.Integration.Length == 0 ? next : next with { Integration = closed.Integration };
    }

    private GoalState Change(TaskId id, Func<GoalTask, GoalTask> change)
    {
        for (var i = 0; i < Tasks.Length; i++)
        {
            if (Tasks[i].Id == id) return this with { Tasks = Tasks.SetItem(i, change(Tasks[i])) };
        }

        throw new InvalidOperationException($"The stream of {Goal} names the task {id.Name}, which its plan has not.");
    }
}
