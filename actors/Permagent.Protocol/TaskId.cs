namespace Permagent.Protocol;

/// <summary>Names one task of a goal.</summary>
/// <param name="Goal">The goal it belongs to.</param>
/// <param name="Name">Unique in the goal: <c>t1</c> to <c>t99</c> from the plan, <c>land</c> for the landing
/// task.</param>
public readonly record struct TaskId(GoalId Goal, string Name)
{
    /// <summary>Name of the landing task, the last task of every goal that changes files.</summary>
    public const string Landing = "land";

    /// <summary>The id as it stands in entries and receipts: <c>goal-…/t1</c>.</summary>
    public override string ToString() => $"{Goal}/{Name}";
}
