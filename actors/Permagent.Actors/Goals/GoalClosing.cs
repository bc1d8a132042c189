using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Goals;

/// <summary>What a goal tells the ledger about a task that closes: the facts of its receipt.</summary>
internal static class GoalClosing
{
    /// <summary>Files of a folder that the owner named are private (trust.md section 15).</summary>
    public static ImmutableArray<string> Labels { get; } = ["private"];

    public static TaskClosing Of(GoalState state, GoalTask task, GoalOptions limits)
    {
        var outcome = GoalRules.OutcomeOf(state, task);
        return new()
        {
            Task = task.Id,
            GoalText = state.Text,
            Outcome = outcome,
            Opened = task.Opened ?? state.Opened,
            Closed = state.IsTerminal && task.Ended == default ? state.Since : task.Ended,
            Summary = SummaryOf(task, outcome),
            Agents = task.Kind.Length == 0 ? [] : [new(task.Kind, task.IsLanding ? "system" : "specialist")],
            Labels = Labels,
            Criteria = [.. task.Criteria.Select(criterion => CriterionOf(task, criterion))],
            Checks = [.. task.Results.Select(result => new ClosingCheck(
                result.Id, result.Kind, result.SpecHash, task.Attempt, task.After, result.Before, result.Result,
                result.Output, result.Ms, result.Standing))],
            Attempts = [.. task.Tries.Select(made => new ClosingAttempt(
                made.Number, made.Before, made.After, made.Outcome))],
            Inputs = task.IsLanding && state.Landing is { } landing
                ? [new("integration tree", landing.Tree, Private: false)]
                : [],
            Outputs = OutputsOf(state, task),
            Undo = UndoOf(task, limits),
            LocalMs = task.LocalMs,
        };
    }

    private static string SummaryOf(GoalTask task, string outcome) => outcome switch
    {
        "completed" or "accepted_unproven" => $"{task.Plan.Title}: made "
            + string.Join(", ", task.Files.Select(file => file.Path)),
        _ => $"{task.Plan.Title}: {outcome}{(task.Words.Length == 0 ? "" : ", " + task.Words)}",
    };

    /// <summary>A criterion without a check that ran is listed with the reason, never dropped.</summary>
    private static ClosingCriterion CriterionOf(GoalTask task, TaskCriterion criterion)
    {
        var id = $"d{criterion.Index + 1}";
        ImmutableArray<string> checks = [.. task.Checks
            .Where(check => check.Proves.Contains(criterion.Index))
            .Select(check => check.Id)];
        if (checks.IsEmpty) return new(id, criterion.Text, [], "subjective", "no check of this version can decide it");
        return checks.Any(check => task.Results.Any(result => result.Id == check))
            ? new(id, criterion.Text, checks, "", "")
            : new(id, criterion.Text, [], "blocked", "the task ended before its checks ran");
    }

    private static ImmutableArray<ClosingOutput> OutputsOf(GoalState state, GoalTask task)
    {
        if (!task.IsGood) return [];
        return task.IsLanding && state.Landing is { } landing
            ? [.. landing.Parts.Select(part => new ClosingOutput(
                part.Name, Path.Combine(landing.Folder, part.Name), part.Sha256, true))]
            : [.. task.Files.Select(file => new ClosingOutput(
                file.Path, Path.Combine(task.Tree, file.Path), file.Sha256, true))];
    }

    private static ClosingUndo UndoOf(GoalTask task, GoalOptions limits) => task switch
    {
        { Undo: { } undo } => new(undo, "undo-store", task.Ended + limits.UndoFor, []),
        { IsLanding: true } => new(null, "", null, []),
        _ => new(null, "drop-tree", null, []),
    };
}
