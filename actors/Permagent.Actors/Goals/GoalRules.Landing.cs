using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>Rules of landing and closing.</summary>
internal static partial class GoalRules
{
    private static GoalDecision Land(GoalState state, GoalCommand command) => command switch
    {
        PlanLanding plan when state.Status == GoalStatus.Landing && state.Landing is null => Plan(state, plan),
        TakeLanded landed when state.Landing is not null && landed.Attempt.Task.Name == TaskId.Landing
            && IsLive(state, landed.Attempt, landed.Fence, GoalTaskStatus.Running) => Took(state, landed),
        TakeLandingUndone undone when state.Find(undone.Attempt.Task) is
            { IsLanding: true, Status: GoalTaskStatus.Rejected } task => GoalDecision.Of(
                new TaskFailed(task.Id, task.Reason, undone.Undone ? task.Words : $"{task.Words}; {undone.Words}"),
                new LandingReverted(task.Reason, undone.Undone)),
        _ => GoalDecision.Illegal(command, state),
    };

    /// <summary>Nothing to land passes at once: the folder holds it all, or there are no files.</summary>
    private static GoalDecision Plan(GoalState state, PlanLanding plan)
    {
        ImmutableArray<LandingPart> parts = [.. plan.Parts.Where(part => !part.Same)];
        var planned = new LandingPlanned(plan.Folder, state.Integration, parts);
        return parts.IsEmpty ? GoalDecision.Of(planned, Ended(state, 0)) : GoalDecision.Of(planned);
    }

    /// <summary>The effect is done: what landed is submitted to its checks, like any other work.</summary>
    private static GoalDecision Took(GoalState state, TakeLanded landed)
    {
        var task = state.Find(landed.Attempt.Task)!;
        var landing = state.Landing!;
        ImmutableArray<string> paths = [.. landing.Parts.Select(part => Path.Combine(landing.Folder, part.Name))];
        ImmutableArray<TreeFile> files = [.. landing.Parts.Select(part => new TreeFile(part.Name, part.Sha256, 0))];
        var events = ImmutableArray.CreateBuilder<GoalEvent>();
        if (state.Status == GoalStatus.Waiting) events.Add(new GoalResumed("answered"));
        events.Add(new Landed(landed.Attempt, paths, landed.Undo));
        events.Add(new TaskSubmitted(
            landed.Attempt, task.Before, landing.Tree, [.. files.Select(file => file.Path)], files));
        return new(events.ToImmutable(), "", "");
    }

    /// <summary>The receipt is in the ledger: the task closes, and a landing ends the goal.</summary>
    private static GoalDecision Close(GoalState state, TakeReceipt receipt)
    {
        if (state.Find(receipt.Task) is not { OwesReceipt: true } task || state.Status == GoalStatus.Paused)
            return GoalDecision.Illegal(receipt, state);
        var outcome = OutcomeOf(state, task);
        if (outcome.Length == 0) return GoalDecision.Illegal(receipt, state);
        var closed = new TaskClosed(task.Id, outcome, receipt.ReceiptSeq, receipt.Integration);
        if (!task.IsLanding || state.IsTerminal || state.Status != GoalStatus.Landing) return GoalDecision.Of(closed);
        return task.Status switch
        {
            GoalTaskStatus.Accepted => GoalDecision.Of(closed, Ended(state, task.Landed.Length)),
            GoalTaskStatus.Denied => GoalDecision.Of(closed, new LandingDenied(DeniedWords(task))),
            _ => GoalDecision.Of(new LandingReverted(task.Reason, false), closed),
        };
    }

    /// <summary>The receipt's outcome; empty while the task may not close.</summary>
    public static string OutcomeOf(GoalState state, GoalTask task) => task.Status switch
    {
        GoalTaskStatus.Accepted => task.Unproven ? "accepted_unproven" : "completed",
        GoalTaskStatus.Failed => "failed",
        GoalTaskStatus.Denied => "denied",
        _ when state.Status == GoalStatus.Cancelled => "cancelled",
        _ when state.Status == GoalStatus.Abandoned => "abandoned",
        _ => "",
    };

    private static GoalEvent Ended(GoalState state, int landed)
    {
        ImmutableArray<string> missing = [.. state.Tasks.Where(task => !task.IsGood && !task.IsLanding)
            .Select(task => task.Id.Name)];
        return missing.IsEmpty ? new GoalCompleted(landed) : new GoalPartial(missing);
    }

    private static string DeniedWords(GoalTask task) => task.Reason == "expired"
        ? "nobody answered in time; nothing was landed"
        : "you refused the landing; nothing was landed";
}
