using Permagent.Protocol;

namespace Permagent.Actors.Goals;

/// <summary>The next thing that a goal does: decide something itself, or ask somebody.</summary>
internal abstract record GoalStep;

/// <summary>A decision by the goal's own rules.</summary>
internal sealed record Do(GoalCommand Command) : GoalStep;

/// <summary>A request to another actor. Equal requests are made once until they are answered, or for too long are
/// not.</summary>
internal abstract record AskStep : GoalStep
{
    /// <summary>When it is made again without an answer; null: never, its answer may take a day.</summary>
    public virtual TimeSpan? Again(GoalOptions limits) => limits.AskAgainAfter;
}

internal sealed record AskPlan(int Version) : AskStep;

internal sealed record AskRoute(TaskId Task, int Attempt) : AskStep;

internal sealed record AskRecorded(long Version) : AskStep;

internal sealed record AskTree(AttemptId Attempt) : AskStep;

internal sealed record AskEnrol(AttemptId Attempt, long Fence) : AskStep;

internal sealed record AskDischarge(AttemptId Attempt) : AskStep;

internal sealed record AskStart(AttemptId Attempt, long Fence) : AskStep;

internal sealed record AskFreeze(AttemptId Attempt) : AskStep;

internal sealed record AskCheck(AttemptId Attempt, string Tree) : AskStep
{
    public override TimeSpan? Again(GoalOptions limits) => limits.CheckAgainAfter;
}

internal sealed record AskWhole(AttemptId Attempt, string Tree) : AskStep
{
    public override TimeSpan? Again(GoalOptions limits) => limits.CheckAgainAfter;
}

internal sealed record AskMerge(AttemptId Attempt) : AskStep;

internal sealed record AskClose(TaskId Task) : AskStep;

internal sealed record AskLook(string Folder, string Tree) : AskStep;

internal sealed record AskLand(AttemptId Attempt, long Fence, int Call) : AskStep
{
    public override TimeSpan? Again(GoalOptions limits) => null;
}

internal sealed record AskUndo(AttemptId Attempt) : AskStep;
