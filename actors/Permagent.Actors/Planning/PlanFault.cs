namespace Permagent.Actors.Planning;

/// <summary>One thing that is wrong with a plan. All are told at once.</summary>
/// <param name="Task">Task id, or empty for the plan as a whole.</param>
/// <param name="Rule"><c>V1</c> to <c>V10</c> of orchestration.md section 5.</param>
/// <param name="Reason">A reason code.</param>
/// <param name="Words">What is wrong, in words.</param>
public sealed record PlanFault(string Task, string Rule, string Reason, string Words)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => Task.Length == 0 ? $"{Rule}: {Words}" : $"{Rule} in {Task}: {Words}";
}
