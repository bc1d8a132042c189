namespace Permagent.Actors.Goals;

/// <summary>The legal moves of a goal (orchestration.md section 4). What is not listed cannot be persisted.</summary>
internal static class GoalTransitions
{
    private static readonly ImmutableHashSet<GoalStatus> Open = ImmutableHashSet.Create(
        GoalStatus.Draft, GoalStatus.Planning, GoalStatus.PlanReview, GoalStatus.Running, GoalStatus.Waiting,
        GoalStatus.Verifying, GoalStatus.Landing, GoalStatus.Paused);

    /// <summary>True when the event may lead from its state to its other state.</summary>
    public static bool IsLegal(GoalEvent happened) => (happened.From, happened.To, happened) switch
    {
        (GoalStatus.None, GoalStatus.Draft, GoalOpened) => true,
        (GoalStatus.Draft, GoalStatus.Planning, PlanningStarted) => true,
        (GoalStatus.Planning, GoalStatus.Planning, PlanRefused) => true,
        (GoalStatus.Planning, GoalStatus.Planning, PlanProposed { Review: false }) => true,
        (GoalStatus.Planning, GoalStatus.PlanReview, PlanProposed { Review: true }) => true,
        (GoalStatus.Planning or GoalStatus.PlanReview, GoalStatus.Running, PlanAccepted) => true,
        (GoalStatus.PlanReview, GoalStatus.Denied, PlanDenied) => true,
        (GoalStatus.Running, GoalStatus.Waiting, GoalWaiting) => true,
        (GoalStatus.Landing, GoalStatus.Waiting, LandingRequested) => true,
        (GoalStatus.Verifying, GoalStatus.Waiting, GoalUncertain) => true,
        (GoalStatus.Waiting, GoalStatus.Running or GoalStatus.Landing, GoalResumed) => true,
        (GoalStatus.Waiting, GoalStatus.Landing, AcceptedUnproven) => true,
        (GoalStatus.Waiting, GoalStatus.Running, AttemptAsked) => true,
        (GoalStatus.Draft or GoalStatus.PlanReview or GoalStatus.Waiting, GoalStatus.Abandoned, GoalAbandoned) => true,
        (_, GoalStatus.Paused, GoalPaused) => Open.Contains(happened.From) && happened.From != GoalStatus.Paused,
        (GoalStatus.Paused, _, GoalUnpaused) => Open.Contains(happened.To) && happened.To != GoalStatus.Paused,
        (GoalStatus.Running, GoalStatus.Verifying, GoalVerifying) => true,
        (GoalStatus.Verifying, GoalStatus.Landing, GoalVerified) => true,
        (GoalStatus.Verifying, GoalStatus.Running, GoalCheckFailed) => true,
        (GoalStatus.Landing, GoalStatus.Landing, LandingPlanned or Landed) => true,
        (GoalStatus.Landing, GoalStatus.Running, LandingReverted) => true,
        (GoalStatus.Landing, GoalStatus.Completed, GoalCompleted) => true,
        (GoalStatus.Landing, GoalStatus.Partial, GoalPartial) => true,
        (GoalStatus.Landing, GoalStatus.Denied, LandingDenied) => true,
        (GoalStatus.Planning or GoalStatus.Running or GoalStatus.Verifying, GoalStatus.Failed, GoalFailed) => true,
        (_, GoalStatus.Cancelled, GoalCancelled) => Open.Contains(happened.From),
        (_, _, RecoveryNoted or AttemptAbandoned) => happened.From == happened.To && Open.Contains(happened.From),
        (_, _, TaskClosed) => happened.From == happened.To && MayClose(happened.From),
        _ => happened.From == happened.To && IsTaskStep(happened),
    };

    /// <summary>Work is carried on where the goal runs or lands; people are answered in a wait by going back
    /// first.</summary>
    private static bool IsTaskStep(GoalEvent happened) =>
        happened.From is GoalStatus.Running or GoalStatus.Landing
        && happened is TaskReady or TaskLeased or AttemptStarted or TaskSubmitted or AttemptFailed or CheckRecorded
            or TaskAccepted or TaskRejected or TaskUncertain or TaskFailed or TaskSkipped;

    /// <summary>A cancelled or abandoned goal still owes receipts for what it opened.</summary>
    private static bool MayClose(GoalStatus status) => status is GoalStatus.Running or GoalStatus.Landing
        or GoalStatus.Cancelled or GoalStatus.Abandoned;
}
