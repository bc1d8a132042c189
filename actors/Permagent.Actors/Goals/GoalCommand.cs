using Permagent.Actors.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>Something that a goal is asked to do. <see cref="GoalRules.Decide"/> turns it into events or refuses
/// it.</summary>
internal abstract record GoalCommand;

// From people.
internal sealed record OpenIt(
    GoalId Goal, string ShortId, Principal By, string Text, ImmutableArray<RootGrant> Roots, string? Playbook)
    : GoalCommand;

internal sealed record AnswerPlan(string Digest, bool Allow, Principal By) : GoalCommand;

internal sealed record JudgeIt(string Tree, bool Accept, Principal By) : GoalCommand;

internal sealed record CancelIt(Principal By, string Why) : GoalCommand;

// From the orchestrator, the verifier, the gateway and the specialists.
internal sealed record TakePlan(int Version, Plan Plan, PlanJudgement Judgement) : GoalCommand;

internal sealed record TakeNoPlan(int Version, string Reason, string Words) : GoalCommand;

internal sealed record LeaseTask(TaskId Task, string Kind, int Rung, string Reason) : GoalCommand;

internal sealed record RefuseRoute(TaskId Task, string Reason, string Words) : GoalCommand;

internal sealed record BeginAttempt(AttemptId Attempt, long Fence, string Tree, string TreeHash) : GoalCommand;

internal sealed record SubmitTree(
    AttemptId Attempt, long Fence, string Before, string After, ImmutableArray<string> Changed,
    ImmutableArray<TreeFile> Files) : GoalCommand;

internal sealed record EndAttempt(AttemptId Attempt, long Fence, string Outcome, string Reason, string Words)
    : GoalCommand;

internal sealed record TakeVerdict(
    AttemptId Attempt, string Tree, Verdict Verdict, ImmutableArray<CheckResult> Results) : GoalCommand;

internal sealed record TakeGoalVerdict(string Tree, Verdict Verdict, ImmutableArray<CheckResult> Results) : GoalCommand;

internal sealed record WaitForAsk(AttemptId Attempt, long Fence, AskId Ask, DateTimeOffset Deadline) : GoalCommand;

internal sealed record GoOn(AttemptId Attempt, long Fence, AskId Ask) : GoalCommand;

internal sealed record TakeLanded(AttemptId Attempt, long Fence, UndoId? Undo) : GoalCommand;

internal sealed record TakeLandingUndone(AttemptId Attempt, bool Undone, string Words) : GoalCommand;

internal sealed record TakeReceipt(TaskId Task, long ReceiptSeq, string Integration) : GoalCommand;

internal sealed record PlanLanding(string Folder, ImmutableArray<LandingPart> Parts) : GoalCommand;

// The goal's own rules.
internal sealed record StartPlanning : GoalCommand;

internal sealed record MakeReady(TaskId Task) : GoalCommand;

internal sealed record SkipTask(TaskId Task, string Reason) : GoalCommand;

internal sealed record StartVerifying : GoalCommand;

internal sealed record FailIt(string Reason, string Words) : GoalCommand;

internal sealed record RejectTree(AttemptId Attempt, string Reason, string Words) : GoalCommand;

internal sealed record PauseIt(string Why) : GoalCommand;

internal sealed record UnpauseIt(Principal By) : GoalCommand;

internal sealed record AbandonIt : GoalCommand;

internal sealed record Recover : GoalCommand;
