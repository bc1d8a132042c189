using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>Something that happened to a goal: one row of the stream <c>goal-…</c>. Constructed in this folder
/// only.</summary>
internal abstract record GoalEvent
{
    public GoalId Goal { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>State before; the feed tells it without knowing the goal.</summary>
    public GoalStatus From { get; init; }

    /// <summary>State after.</summary>
    public GoalStatus To { get; init; }
}

// The goal as a whole, in the order of its life.
internal sealed record GoalOpened(
    string ShortId, Principal By, string Text, ImmutableArray<RootGrant> Roots, string? Playbook) : GoalEvent;

internal sealed record PlanningStarted(int Version, string Why) : GoalEvent;

internal sealed record PlanRefused(int Version, string Reason, string Words) : GoalEvent;

internal sealed record PlanProposed(
    int Version, Plan Plan, string Digest, int Tier, ImmutableArray<int> Uncheckable, bool Review) : GoalEvent;

internal sealed record PlanAccepted(string Digest, Principal By) : GoalEvent;

internal sealed record PlanDenied(string Digest, Principal By) : GoalEvent;

internal sealed record GoalWaiting(string Reason, AskId? Ask, DateTimeOffset? Deadline) : GoalEvent;

internal sealed record GoalResumed(string Reason) : GoalEvent;

internal sealed record GoalPaused(string Why) : GoalEvent;

internal sealed record GoalUnpaused(Principal By) : GoalEvent;

internal sealed record GoalAbandoned(string Why) : GoalEvent;

internal sealed record GoalCancelled(Principal By, string Why) : GoalEvent;

internal sealed record GoalVerifying(string Tree) : GoalEvent;

internal sealed record GoalVerified(string Tree, int Checks) : GoalEvent;

internal sealed record GoalCheckFailed(string Tree, ImmutableArray<string> Checks) : GoalEvent;

internal sealed record GoalUncertain(string Tree, ImmutableArray<string> Checks) : GoalEvent;

internal sealed record AcceptedUnproven(string Tree, Principal By) : GoalEvent;

internal sealed record AttemptAsked(string Tree, Principal By) : GoalEvent;

internal sealed record LandingPlanned(string Folder, string Tree, ImmutableArray<LandingPart> Parts) : GoalEvent;

internal sealed record LandingRequested(AttemptId Attempt, AskId Ask, DateTimeOffset Deadline) : GoalEvent;

internal sealed record Landed(AttemptId Attempt, ImmutableArray<string> Paths, UndoId? Undo) : GoalEvent;

internal sealed record LandingReverted(string Reason, bool Undone) : GoalEvent;

internal sealed record LandingDenied(string Reason) : GoalEvent;

internal sealed record GoalCompleted(int Landed) : GoalEvent;

internal sealed record GoalPartial(ImmutableArray<string> Missing) : GoalEvent;

internal sealed record GoalFailed(string Reason, string Words) : GoalEvent;

internal sealed record RecoveryNoted(TaskId Task, long Fence) : GoalEvent;

// Tasks, in the order of their life.
internal sealed record TaskReady(
    TaskId Task, bool First, ImmutableArray<TaskCriterion> Criteria, ImmutableArray<FrozenCheck> Checks) : GoalEvent;

internal sealed record TaskLeased(AttemptId Attempt, long Fence, string Kind, int Rung, string Reason) : GoalEvent;

internal sealed record AttemptStarted(AttemptId Attempt, long Fence, string Tree, string TreeHash) : GoalEvent;

internal sealed record TaskSubmitted(
    AttemptId Attempt, string Before, string After, ImmutableArray<string> Changed, ImmutableArray<TreeFile> Files)
    : GoalEvent;

internal sealed record AttemptAbandoned(AttemptId Attempt, string TreeBefore, string Outcome, string Reason)
    : GoalEvent;

internal sealed record AttemptFailed(
    AttemptId Attempt, string TreeBefore, string Outcome, string Reason, string Words) : GoalEvent;

internal sealed record CheckRecorded(AttemptId Attempt, string Tree, CheckResult Result) : GoalEvent;

internal sealed record TaskAccepted(AttemptId Attempt, Principal By, bool Unproven) : GoalEvent;

internal sealed record TaskRejected(AttemptId Attempt, string Reason, string Words) : GoalEvent;

internal sealed record TaskUncertain(AttemptId Attempt, string Reason) : GoalEvent;

internal sealed record TaskFailed(TaskId Task, string Reason, string Words) : GoalEvent;

internal sealed record TaskSkipped(TaskId Task, string Reason) : GoalEvent;

internal sealed record TaskClosed(TaskId Task, string Outcome, long ReceiptSeq, string Integration) : GoalEvent;

/// <summary>One criterion of a task, word for word.</summary>
/// <param name="Index">Its index in the plan.</param>
/// <param name="Text">Its words.</param>
internal sealed record TaskCriterion(int Index, string Text);
