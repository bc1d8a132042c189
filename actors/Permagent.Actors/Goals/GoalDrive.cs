using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>What a goal does next. Pure, without any model: run after each event and each half minute. Tasks of one
/// goal run one after another, because a merge is a compare-and-swap of the whole tree.</summary>
internal static class GoalDrive
{
    /// <summary>The next step, or null when there is nothing to do but wait.</summary>
    public static GoalStep? Next(GoalState state, GoalKnown known) => state.Status switch
    {
        GoalStatus.None or GoalStatus.Draft or GoalStatus.PlanReview or GoalStatus.Paused => null,
        GoalStatus.Planning => new AskPlan(state.PlanVersion),
        GoalStatus.Verifying => Verify(state),
        GoalStatus.Waiting when state.WaitReason == "judgement" => null,
        _ when state.IsTerminal => Settle(state, known),
        _ => state.Working == GoalStatus.Landing && state.Landing is null ? Look(state) : Work(state, known),
    };

    /// <summary>Files that are to land, as the accepted tasks made them; the newest maker wins.</summary>
    public static ImmutableArray<TreeFile> FilesToLand(GoalState state) =>
    [
        .. state.Plan!.Land.Select(path => state.Tasks.Where(task => task is { IsGood: true, IsLanding: false })
            .SelectMany(task => task.Files).LastOrDefault(file => file.Path == path)).OfType<TreeFile>(),
    ];

    private static GoalStep? Work(GoalState state, GoalKnown known)
    {
        // A task that had to succeed is over and did not: so is the goal, once nothing is owed.
        if (state.Tasks.FirstOrDefault(task =>
            task is { IsOver: true, IsGood: false, Plan.Optional: false }) is { } lost)
            return state.Status == GoalStatus.Running ? new Do(new FailIt(ReasonOf(lost), WordsOf(lost))) : null;

        foreach (var task in state.Tasks.Where(task => !task.IsOver))
        {
            if (task.Status != GoalTaskStatus.Pending) return TaskStep(state, known, task);
            var needs = state.Tasks.Where(other => task.Plan.Needs.Contains(other.Id.Name)).ToList();
            if (needs.Any(need => need is { IsOver: true, IsGood: false }))
                return new Do(new SkipTask(task.Id, "needs-failed"));
            if (needs.All(need => need.IsOver)) return new Do(new MakeReady(task.Id));
        }

        return state.Status == GoalStatus.Running ? new Do(new StartVerifying()) : null;
    }

    private static GoalStep? TaskStep(GoalState state, GoalKnown known, GoalTask task) => task.Status switch
    {
        GoalTaskStatus.Ready => new AskRoute(task.Id, task.Attempt + 1),
        GoalTaskStatus.Leased => Begin(state, known.For(task.CurrentAttempt), task),
        GoalTaskStatus.Running when task.IsLanding => Land(known.For(task.CurrentAttempt), task),
        GoalTaskStatus.Running => Run(known.For(task.CurrentAttempt), task),
        GoalTaskStatus.Checking => new AskCheck(task.CurrentAttempt, task.After),
        GoalTaskStatus.Rejected when task.IsLanding => task.Undo is null
            ? new Do(new TakeLandingUndone(task.CurrentAttempt, false, "nothing could be taken back"))
            : new AskUndo(task.CurrentAttempt),
        GoalTaskStatus.Rejected => new Do(new MakeReady(task.Id)),
        GoalTaskStatus.Accepted when !task.IsLanding && known.For(task.CurrentAttempt).Merged.Length == 0 =>
            new AskMerge(task.CurrentAttempt),
        GoalTaskStatus.Accepted or GoalTaskStatus.Failed or GoalTaskStatus.Denied => Close(state, known, task),
        _ => null,
    };

    /// <summary><c>task.open</c> and <c>task.route</c> are in the ledger before the attempt begins.</summary>
    private static GoalStep Begin(GoalState state, GoalKnown known, GoalTask task)
    {
        if (known.Recorded < state.Version) return new AskRecorded(state.Version);
        if (known.Tree is not { } tree) return new AskTree(task.CurrentAttempt);
        return new Do(new BeginAttempt(task.CurrentAttempt, task.Fence, tree.Path, tree.Hash));
    }

    private static GoalStep? Run(GoalKnown known, GoalTask task)
    {
        if (known.Report is { } report) return Ended(report, task);
        if (!known.IsEnrolled) return new AskEnrol(task.CurrentAttempt, task.Fence);
        return known.IsPlaced ? null : new AskStart(task.CurrentAttempt, task.Fence);
    }

    private static GoalStep Ended(AttemptReport report, GoalTask task) => report.Outcome switch
    {
        AttemptOutcome.Submitted => new AskFreeze(task.CurrentAttempt),
        _ when report.Reason is "stop" or "lost" or "stuck" => new Do(new EndAttempt(
            task.CurrentAttempt, task.Fence, "abandoned", report.Reason, report.Words)),
        AttemptOutcome.Blocked when report.Reason is "denied" or "expired" => new Do(new EndAttempt(
            task.CurrentAttempt, task.Fence, "denied", report.Reason, report.Words)),
        AttemptOutcome.Blocked => new Do(new EndAttempt(
            task.CurrentAttempt, task.Fence, "blocked", report.Reason, report.Words)),
        _ => new Do(new EndAttempt(task.CurrentAttempt, task.Fence, "gave_up", report.Reason, report.Words)),
    };

    private static GoalStep? Land(GoalKnown known, GoalTask task)
    {
        if (!known.IsEnrolled) return new AskEnrol(task.CurrentAttempt, task.Fence);
        if (known.IsLanding || known.IsHeld) return null;
        return new AskLand(task.CurrentAttempt, task.Fence, known.LandCalls + known.Holds + 1);
    }

    /// <summary>The attempt is over at the gateway, and every entry of the task is in the ledger, before its receipt
    /// counts them.</summary>
    private static GoalStep Close(GoalState state, GoalKnown known, GoalTask task)
    {
        var isHeard = task.Attempt > 0 && !known.For(task.CurrentAttempt).IsDischarged;
        if (isHeard) return new AskDischarge(task.CurrentAttempt);
        return known.Recorded < state.Version ? new AskRecorded(state.Version) : new AskClose(task.Id);
    }

    /// <summary>One task made the whole tree, and its checks ran on exactly that: nothing has to run again.</summary>
    private static GoalStep Verify(GoalState state)
    {
        var good = state.Tasks.Where(task => task.IsGood).ToList();
        return good.Count <= 1
            ? new Do(new TakeGoalVerdict(state.Integration, Verdict.Pass, good.Count == 0 ? [] : good[0].Results))
            : new AskWhole(good[^1].CurrentAttempt, state.Integration);
    }

    private static GoalStep Look(GoalState state) => FilesToLand(state).IsEmpty
        ? new Do(new PlanLanding(state.Roots[0].Path, []))
        : new AskLook(state.Roots[0].Path, state.Integration);

    /// <summary>A cancelled or abandoned goal closes what it opened, once nobody works on it any more.</summary>
    private static GoalStep? Settle(GoalState state, GoalKnown known)
    {
        if (state.Tasks.FirstOrDefault(task => task.OwesReceipt) is not { } task) return null;
        var about = known.For(task.CurrentAttempt);
        if (about.IsLanding || (about.IsPlaced && about.Report is null)) return null;
        return Close(state, known, task);
    }

    private static string ReasonOf(GoalTask task) => task.Reason.Length > 0 ? task.Reason : "task-failed";

    private static string WordsOf(GoalTask task) =>
        task.Words.Length > 0 ? $"{task.Plan.Title}: {task.Words}" : $"{task.Plan.Title}: {ReasonOf(task)}";
}
