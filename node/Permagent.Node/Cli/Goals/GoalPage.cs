using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Goals;

/// <summary>Goals as pages.</summary>
internal static class GoalPage
{
    /// <summary>One goal with its tasks, checks and receipts.</summary>
    public static Page Of(GoalView goal, VerbContext context)
    {
        var page = new Page()
            .Pair("Goal", $"{goal.Id} ({goal.GoalId})")
            .Pair("Words", goal.Text)
            .Pair("State", goal.Waiting.Length > 0 ? $"{goal.State}: {goal.Waiting}" : goal.State, ToneOf(goal))
            .Pair("Opened", context.When.Text(goal.Opened));
        if (goal.Note.Length > 0) page.Pair("Note", goal.Note, Tone.Warn);
        if (goal.Digest is { } digest) page.Pair("Digest", digest);
        foreach (var task in goal.Tasks) AddTask(page, task);
        return page;
    }

    /// <summary>A list of goals.</summary>
    public static Page List(IReadOnlyList<GoalView> goals, VerbContext context) => goals.Count == 0
        ? new Page().Line("No goal was opened yet.")
        : new Page().Table(
            ["id", "state", "tasks", "opened", "goal"],
            goals.Select(goal => (IReadOnlyList<string>)
            [
                goal.Id, goal.State,
                $"{goal.Tasks.Count(task => task.Outcome.Length > 0)} of {goal.Tasks.Count}",
                context.When.Stamp(goal.Opened), goal.Text,
            ]));

    /// <summary>The next useful command for a goal.</summary>
    public static string NextOf(GoalView goal)
    {
        if (goal.Digest is not null) return $"permagent approve {goal.Id} · permagent deny {goal.Id}";
        var none = new HashSet<string>();
        if (GoalFollower.AskOf(goal, none) is { } ask) return $"permagent approve {ask}";
        if (goal.Tasks.Select(task => task.Undo).FirstOrDefault(undo => undo is not null) is { } undo)
            return $"permagent undo {undo}";
        var receipt = goal.Tasks.Select(task => task.Receipt).LastOrDefault(receipt => receipt is not null);
        return receipt is not null ? $"permagent receipt show {receipt}" : $"permagent goals show {goal.Id}";
    }

    /// <summary>A task's name within its goal: <c>t1</c> of <c>goal-…/t1</c>.</summary>
    public static string TaskName(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>What a check compared, in one line.</summary>
    public static string WordsOf(CheckView check) => check.Words.Trim().Replace("\n", "; ", StringComparison.Ordinal);

    private static void AddTask(Page page, TaskView task)
    {
        var outcome = task.Outcome.Length > 0 ? $", {task.Outcome}" : "";
        page.Line($"  {TaskName(task.Id)}  {task.State}{outcome}  {task.Title}");
        foreach (var check in task.Checks)
        {
            var weight = check.Standing ? "" : " (no proof by itself)";
            page.Line($"      {check.Result} {check.Id} {check.Kind}: {WordsOf(check)}{weight}",
                check.Result == "pass" ? Tone.Good : Tone.Warn);
        }

        foreach (var artifact in task.Artifacts) page.Line($"      made {artifact}");
        if (task.Receipt is not null) page.Line($"      receipt {task.Receipt}");
        if (task.Ask is not null) page.Line($"      waits for {task.Ask}", Tone.Warn);
        if (task.Undo is not null) page.Line($"      undo {task.Undo}");
    }

    private static Tone ToneOf(GoalView goal) => goal switch
    {
        { Terminal: false } => goal.Waiting.Length > 0 ? Tone.Warn : Tone.Plain,
        { State: "Completed" } => Tone.Good,
        _ => Tone.Bad,
    };
}
