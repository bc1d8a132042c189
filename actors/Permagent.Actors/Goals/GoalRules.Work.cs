using Permagent.Actors.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>Rules of tasks and attempts.</summary>
internal static partial class GoalRules
{
    private static GoalDecision Work(GoalState state, GoalCommand command, GoalOptions limits) => command switch
    {
        MakeReady ready => Ready(state, ready, limits),
        LeaseTask lease => Lease(state, lease),
        RefuseRoute refuse when state.Find(refuse.Task) is { Status: GoalTaskStatus.Ready, IsLanding: false } =>
            GoalDecision.Of(new TaskFailed(refuse.Task, refuse.Reason, refuse.Words)),
        BeginAttempt begin when IsLive(state, begin.Attempt, begin.Fence, GoalTaskStatus.Leased) =>
            GoalDecision.Of(new AttemptStarted(begin.Attempt, begin.Fence, begin.Tree, begin.TreeHash)),
        SubmitTree submit when IsLive(state, submit.Attempt, submit.Fence, GoalTaskStatus.Running) =>
            Submit(state, submit),
        EndAttempt end => End(state, end),
        RejectTree reject when
            state.Find(reject.Attempt.Task) is { Status: GoalTaskStatus.Accepted, IsOver: false } task
            && task.Attempt == reject.Attempt.Number && !task.IsLanding =>
            GoalDecision.Of(new TaskRejected(reject.Attempt, reject.Reason, reject.Words)),
        TakeVerdict verdict => Take(state, verdict),
        WaitForAsk wait => Wait(state, wait),
        GoOn go when state.Ask == go.Ask && IsLive(state, go.Attempt, go.Fence, GoalTaskStatus.Running) =>
            GoalDecision.Of(new GoalResumed("answered")),
        SkipTask skip when state.Find(skip.Task) is { Status: GoalTaskStatus.Pending } =>
            GoalDecision.Of(new TaskSkipped(skip.Task, skip.Reason)),
        StartVerifying when state.Status == GoalStatus.Running && AllOver(state) =>
            GoalDecision.Of(new GoalVerifying(state.Integration)),
        TakeGoalVerdict verdict => Take(state, verdict),
        FailIt fail => GoalDecision.Of(new GoalFailed(fail.Reason, fail.Words)),
        PlanLanding or TakeLanded or TakeLandingUndone => Land(state, command),
        _ => GoalDecision.Illegal(command, state),
    };

    private static GoalDecision Ready(GoalState state, MakeReady ready, GoalOptions limits)
    {
        if (state.Find(ready.Task) is not { IsOver: false } task) return GoalDecision.Illegal(ready, state);
        if (task.Status == GoalTaskStatus.Pending)
            return GoalDecision.Of(new TaskReady(task.Id, true, CriteriaOf(state, task), ChecksOf(state, task)));
        if (task.Status != GoalTaskStatus.Rejected || task.IsLanding) return GoalDecision.Illegal(ready, state);
        return task.Rejections <= limits.RetriesMax && task.Attempt < limits.AttemptsMax
            ? GoalDecision.Of(new TaskReady(task.Id, false, [], []))
            : GoalDecision.Of(new TaskFailed(task.Id, task.Reason, task.Words));
    }

    private static GoalDecision Lease(GoalState state, LeaseTask lease)
    {
        if (state.Find(lease.Task) is not { Status: GoalTaskStatus.Ready } task)
            return GoalDecision.Illegal(lease, state);
        var attempt = new AttemptId(task.Id, task.Attempt + 1);
        return GoalDecision.Of(new TaskLeased(attempt, state.Fence + 1, lease.Kind, lease.Rung, lease.Reason));
    }

    /// <summary>A tree in which nothing changed, where a file was planned, is no work; no check is run for
    /// it.</summary>
    private static GoalDecision Submit(GoalState state, SubmitTree submit)
    {
        var submitted = new TaskSubmitted(
            submit.Attempt, submit.Before, submit.After, submit.Changed, submit.Files);
        var task = state.Find(submit.Attempt.Task)!;
        return submit.Changed.IsEmpty && !task.Plan.Writes.IsEmpty
            ? GoalDecision.Of(submitted,
                new TaskRejected(submit.Attempt, "no-work", "no work produced: no file changed"))
            : GoalDecision.Of(submitted);
    }

    private static GoalDecision End(GoalState state, EndAttempt end)
    {
        if (!IsLive(state, end.Attempt, end.Fence, GoalTaskStatus.Running)) return GoalDecision.Illegal(end, state);
        var task = state.Find(end.Attempt.Task)!;
        var events = ImmutableArray.CreateBuilder<GoalEvent>();
        if (state.Status == GoalStatus.Waiting) events.Add(new GoalResumed(end.Reason));
        if (end.Outcome == "abandoned" && !task.IsLanding)
        {
            events.Add(Abandoned(task, "abandoned", end.Reason));
            return new(events.ToImmutable(), "", "");
        }

        events.Add(new AttemptFailed(end.Attempt, task.Before, end.Outcome, end.Reason, end.Words));
        if (task.IsLanding && end.Outcome != "denied")
        {
            // Nothing was landed: the task is lost, and so is the goal, by way of Running.
            events.Add(new TaskFailed(task.Id, end.Reason, end.Words));
            events.Add(new LandingReverted(end.Reason, false));
        }

        return new(events.ToImmutable(), "", "");
    }

    private static GoalDecision Take(GoalState state, TakeVerdict verdict)
    {
        if (!IsChecking(state, verdict.Attempt)) return GoalDecision.Illegal(verdict, state);
        var task = state.Find(verdict.Attempt.Task)!;
        if (verdict.Tree != task.After) return GoalDecision.Illegal(verdict, state); // Void: another tree.
        var events = ImmutableArray.CreateBuilder<GoalEvent>();
        events.AddRange(verdict.Results.Select(result => new CheckRecorded(verdict.Attempt, verdict.Tree, result)));
        switch (verdict.Verdict)
        {
            case Verdict.Pass:
                events.Add(new TaskAccepted(verdict.Attempt, Checks, false));
                break;
            case Verdict.Uncertain when !task.IsLanding:
                events.Add(new TaskUncertain(verdict.Attempt, "unproven"));
                events.Add(new GoalWaiting("judgement", null, null));
                break;
            default:
                events.Add(new TaskRejected(verdict.Attempt, "check-failed", WordsOf(verdict.Results)));
                break;
        }

        return new(events.ToImmutable(), "", "");
    }

    private static GoalDecision Take(GoalState state, TakeGoalVerdict verdict)
    {
        if (state.Status != GoalStatus.Verifying || verdict.Tree != state.Integration)
            return GoalDecision.Illegal(verdict, state);
        ImmutableArray<string> bad = [.. verdict.Results.Where(check => check.Result != "pass")
            .Select(check => check.Id)];
        return verdict.Verdict switch
        {
            Verdict.Pass => GoalDecision.Of(new GoalVerified(verdict.Tree, verdict.Results.Length)),
            Verdict.Fail => GoalDecision.Of(
                new GoalCheckFailed(verdict.Tree, bad),
                new GoalFailed("check-failed", $"failed on the whole: {string.Join(", ", bad)}")),
            _ => GoalDecision.Of(new GoalUncertain(verdict.Tree, bad)),
        };
    }

    /// <summary>A person says whether work that could not be proved is good enough.</summary>
    private static GoalDecision Judge(GoalState state, JudgeIt judge)
    {
        if (state.WaitReason != "judgement" || judge.By.Kind != PrincipalKind.User)
            return GoalDecision.Illegal(judge, state);
        if (state.Tasks.FirstOrDefault(task => task.Status == GoalTaskStatus.Uncertain) is { } task)
        {
            if (judge.Tree != task.After) return OtherTree();
            return judge.Accept
                ? GoalDecision.Of(new GoalResumed("judged"), new TaskAccepted(task.CurrentAttempt, judge.By, true))
                : GoalDecision.Of(
                    new GoalResumed("judged"), new TaskRejected(task.CurrentAttempt, "refused", "you refused it"));
        }

        if (judge.Tree != state.Integration) return OtherTree();
        return judge.Accept
            ? GoalDecision.Of(new AcceptedUnproven(judge.Tree, judge.By))
            : GoalDecision.Of(new AttemptAsked(judge.Tree, judge.By),
                new GoalFailed("refused", "you refused the result"));
    }

    private static GoalDecision Wait(GoalState state, WaitForAsk wait)
    {
        if (!IsLive(state, wait.Attempt, wait.Fence, GoalTaskStatus.Running)) return GoalDecision.Illegal(wait, state);
        if (state.Ask == wait.Ask) return GoalDecision.Of(); // Found again after a restart.
        var task = state.Find(wait.Attempt.Task)!;
        GoalEvent waits = task.IsLanding
            ? new LandingRequested(wait.Attempt, wait.Ask, wait.Deadline)
            : new GoalWaiting("approval", wait.Ask, wait.Deadline);
        return state.Status == GoalStatus.Waiting
            ? GoalDecision.Of(new GoalResumed("ask-replaced"), waits)
            : GoalDecision.Of(waits);
    }

    private static ImmutableArray<TaskCriterion> CriteriaOf(GoalState state, GoalTask task) => task.IsLanding
        ? [new(0, LandingTask.Criterion)]
        : [.. task.Plan.Covers.Select(index => new TaskCriterion(index, state.Plan!.DoneWhen[index]))];

    private static ImmutableArray<FrozenCheck> ChecksOf(GoalState state, GoalTask task) => task.IsLanding
        ? CheckCompiler.FreezeLanding(state.Landing!.Parts)
        : CheckCompiler.Freeze(task.Plan);

    private static string WordsOf(ImmutableArray<CheckResult> results) => string.Join(
        "; ", results.Where(check => check.Result != "pass")
            .Select(check => $"{check.Id} {check.Kind}: {check.Output}"));

    private static bool IsLive(GoalState state, AttemptId attempt, long fence, GoalTaskStatus status) =>
        state.Find(attempt.Task) is { } task && task.Status == status && task.Attempt == attempt.Number
        && task.Fence == fence;

    private static bool IsChecking(GoalState state, AttemptId attempt) =>
        state.Find(attempt.Task) is { Status: GoalTaskStatus.Checking } task && task.Attempt == attempt.Number;

    private static bool AllOver(GoalState state) =>
        !state.Tasks.IsEmpty && state.Tasks.All(task => task.IsOver) && state.Tasks.All(MayLack);

    private static bool MayLack(GoalTask task) => task.IsGood || task.Plan.Optional;

    private static GoalDecision OtherTree() =>
        GoalDecision.Refused("illegal", "The result changed since it was shown. Look at it again.");

    private static Principal Checks { get; } = new(PrincipalKind.System, "checks");
}
