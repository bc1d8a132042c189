namespace Permagent.Protocol;

/// <summary>Names one attempt at a task. Numbers rise and are never used twice.</summary>
/// <param name="Task">The task that is tried.</param>
/// <param name="Number">1 for the first attempt.</param>
public readonly record struct AttemptId(TaskId Task, int Number)
{
    /// <summary>The id as it stands in entries and folder names: <c>goal-…/t1-1</c>.</summary>
    public override string ToString() => $"{Task}-{Number}";
}
