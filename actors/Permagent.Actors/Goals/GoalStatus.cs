namespace Permagent.Actors.Goals;

/// <summary>States of a goal (orchestration.md section 4). The names are written to events.</summary>
internal enum GoalStatus
{
    None,
    Draft,
    Planning,
    PlanReview,
    Running,
    Waiting,
    Verifying,
    Landing,
    Paused,
    Completed,
    Partial,
    Failed,
    Denied,
    Cancelled,
    Abandoned,
}

/// <summary>States of a task. The names are shown to people.</summary>
internal enum GoalTaskStatus
{
    Pending,
    Ready,
    Leased,
    Running,
    Checking,
    Accepted,
    Rejected,
    Uncertain,
    Failed,
    Skipped,
    Denied,
}
