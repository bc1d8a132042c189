namespace Permagent.Actors.Goals;

/// <summary>The state that an event leads to.</summary>
internal static class GoalTargets
{
    public static GoalStatus After(GoalState state, GoalEvent happened) => happened switch
    {
        GoalOpened => GoalStatus.Draft,
        PlanningStarted or PlanRefused => GoalStatus.Planning,
        PlanProposed proposed => proposed.Review ? GoalStatus.PlanReview : GoalStatus.Planning,
        PlanAccepted or GoalCheckFailed or LandingReverted or AttemptAsked => GoalStatus.Running,
        PlanDenied or LandingDenied => GoalStatus.Denied,
        GoalWaiting or LandingRequested or GoalUncertain => GoalStatus.Waiting,
        GoalResumed => state.WaitFrom,
        GoalPaused => GoalStatus.Paused,
        GoalUnpaused => state.PausedFrom,
        GoalAbandoned => GoalStatus.Abandoned,
        GoalCancelled => GoalStatus.Cancelled,
        GoalVerifying => GoalStatus.Verifying,
        GoalVerified or AcceptedUnproven => GoalStatus.Landing,
        GoalCompleted => GoalStatus.Completed,
        GoalPartial => GoalStatus.Partial,
        GoalFailed => GoalStatus.Failed,
        _ => state.Status,
    };
}
