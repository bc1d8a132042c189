using Permagent.Protocol.Goals;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>A goal as people see it.</summary>
internal static class GoalReports
{
    /// <summary>Longest words of one check. Unit: characters.</summary>
    private const int CheckWordsCharsMax = 400;

    public static GoalReport Of(GoalState state) => new(
        state.Goal, state.ShortId, state.Text, state.Status.ToString(), WaitingWords(state), state.Opened,
        [.. state.Tasks.Select(task => TaskOf(state, task))], state.Note)
    {
        Digest = DigestOf(state),
    };

    private static string DigestOf(GoalState state) => state switch
    {
        { Status: GoalStatus.PlanReview } => state.PlanDigest,
        { Status: GoalStatus.Waiting, WaitReason: "judgement" } =>
            state.Tasks.FirstOrDefault(task => task.Status == GoalTaskStatus.Uncertain)?.After ?? state.Integration,
        _ => "",
    };

    private static string WaitingWords(GoalState state) => state.Status switch
    {
        GoalStatus.Waiting when state.WaitReason == "approval" => $"your answer to {state.Ask}",
        GoalStatus.Waiting => "your judgement: a check could not prove the result",
        GoalStatus.PlanReview => "your look at the plan",
        GoalStatus.Paused => $"paused: {state.PauseReason}",
        _ => "",
    };

    private static TaskReport TaskOf(GoalState state, GoalTask task) => new(
        task.Id, task.Plan.Title, task.Status.ToString(), task.Attempt, ChecksOf(task), task.Outcome, task.ReceiptSeq,
        task.Id == state.Live?.Id ? state.Ask : null, task.Undo,
        task.Landed.IsEmpty ? [.. task.Files.Select(file => file.Path)] : task.Landed);

    private static ImmutableArray<CheckLine> ChecksOf(GoalTask task) => [.. task.Checks.Select(check =>
        task.Results.FirstOrDefault(result => result.Id == check.Id) is { } result
            ? new CheckLine(check.Id, check.Kind, result.Result, Short(result), result.Standing)
            : new CheckLine(check.Id, check.Kind, "not_run", "not run yet", false))];

    private static string Short(CheckResult result) =>
        result.Output.Length <= CheckWordsCharsMax ? result.Output : result.Output[..CheckWordsCharsMax] + "…";
}
