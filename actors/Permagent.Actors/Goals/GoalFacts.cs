using Permagent.Actors.Ports;
using Permagent.Protocol;

namespace Permagent.Actors.Goals;

/// <summary>Feed rows of events that have no ledger entry: one <c>goal.state</c> each, with ids and codes
/// only.</summary>
internal static class GoalFacts
{
    public static FeedFact Of(GoalEvent happened)
    {
        var (task, reason) = PartsOf(happened);
        var name = GoalEventFormat.ManifestOf(happened)!;
        return new(happened.At, "goal.state", null, happened.Goal.ToString(), task?.ToString() ?? "", FactsJson.Write(
            json =>
            {
                json.WriteString("from", happened.From.ToString());
                json.WriteString("to", happened.To.ToString());
                json.WriteString("event", name[..name.IndexOf('/', StringComparison.Ordinal)]);
                json.WriteString("reason", reason);
            }));
    }

    private static (TaskId? Task, string Reason) PartsOf(GoalEvent happened) => happened switch
    {
        PlanningStarted started => (null, started.Why),
        PlanRefused refused => (null, refused.Reason),
        PlanProposed proposed => (null, proposed.Review ? "needs-review" : "valid"),
        PlanAccepted accepted => (null, accepted.By.Name),
        GoalWaiting waiting => (null, waiting.Reason),
        GoalResumed resumed => (null, resumed.Reason),
        GoalPaused paused => (null, paused.Why),
        LandingRequested asked => (asked.Attempt.Task, "approval"),
        LandingReverted reverted => (null, reverted.Reason),
        RecoveryNoted noted => (noted.Task, "restart"),
        TaskReady ready => (ready.Task, "retry"),
        TaskAccepted accepted => (accepted.Attempt.Task, accepted.By.Name),
        TaskRejected rejected => (rejected.Attempt.Task, rejected.Reason),
        TaskUncertain uncertain => (uncertain.Attempt.Task, uncertain.Reason),
        TaskFailed failed => (failed.Task, failed.Reason),
        TaskSkipped skipped => (skipped.Task, skipped.Reason),
        TaskClosed closed => (closed.Task, closed.Outcome),
        Landed landed => (landed.Attempt.Task, ""),
        _ => (null, ""),
    };
}
