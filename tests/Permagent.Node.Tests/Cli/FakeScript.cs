using Permagent.Node.Api;

namespace Permagent.Node.Tests.Cli;

/// <summary>What the fake node will do.</summary>
internal sealed class FakeScript
{
    private static readonly CheckView[] Checks =
    [
        new("c1", "file", "pass", "OVERVIEW.md has 41 lines", true),
        new("c2", "citations", "pass", "12 links lead to a line", true),
        new("c3", "diff-scope", "pass", "only OVERVIEW.md was written", true),
    ];

    /// <summary>The name the overview gets.</summary>
    public string Target { get; init; } = "OVERVIEW.md";

    /// <summary>Where it lands; absolute paths are artefacts of the landing.</summary>
    public string? Landed { get; set; }

    /// <summary>The folder cannot take the overview: it says so before anyone is asked.</summary>
    public bool ReadOnly { get; init; }

    public bool LedgerOk { get; init; } = true;

    /// <summary>Runs before an answer is taken; may throw.</summary>
    public Action? BeforeAnswer { get; set; }

    public IReadOnlyList<IngestUpdate> Reading { get; init; } =
    [
        new(100, 214, 500, 0, 0, 480, new Dictionary<string, int>(), [], false, ""),
        new(214, 214, 1203, 0, 0, 1031,
            new Dictionary<string, int> { ["binary"] = 2, ["too large"] = 1 }, [], true, "c1"),
    ];

    public Func<string, AskView> Answer { get; init; } = question => new(
        question, "found", "2 passages", [
            new("Bed A gets beans, bed B gets carrots.", "m12", "plan.md", 12),
            new("Order seeds before March.", "m13", "plan.md", 20)], 3.1, "No model: exact quotes.");

    public AskCardView Card { get; set; } = FakeViews.Card;

    /// <summary>Digest of what the goal waits for, or null.</summary>
    public string? GoalDigest { get; init; }

    /// <summary>The goal as it stands at this look.</summary>
    public GoalView Goal(int look, bool? allowed)
    {
        var work = new TaskView(
            "t1", "what is in this folder, and what changed last", look < 2 ? "Running" : "Accepted", 1,
            look < 2 ? [] : Checks, look < 2 ? "" : "completed", look < 2 ? null : "r9", null, null, [Target]);
        var landing = new TaskView(
            "t2", $"save {Target}", "Pending", 0, [], "", null, null, null, []);
        var goal = new GoalView(
            "g1", "goal-0001", "Say what is in this folder", "Running", "",
            new DateTimeOffset(2026, 5, 3, 9, 58, 0, TimeSpan.Zero), [work, landing], "", false);
        if (look < 2) return goal;
        if (ReadOnly)
        {
            return goal with
            {
                State = "Failed", Terminal = true,
                Note = $"land {Target}: ~/notes/garden can only be read. "
                    + "Change its mode, or copy the result to another place.",
                Tasks = [work, landing with { State = "Failed", Outcome = "failed", Receipt = "r14" }],
            };
        }

        if (allowed is null)
        {
            return goal with
            {
                State = "Waiting", Waiting = "for your answer to a12",
                Tasks = [work, landing with { State = "Waiting", Ask = "a12" }],
            };
        }

        return allowed.Value ? Saved(goal, work, landing) : Refused(goal, work, landing);
    }

    private GoalView Saved(GoalView goal, TaskView work, TaskView landing) => goal with
    {
        State = "Completed", Terminal = true,
        Tasks = [work, landing with
        {
            State = "Closed", Outcome = "completed", Receipt = "r14", Undo = "u13",
            Artifacts = Landed is null ? [] : [Landed],
        }],
    };

    private static GoalView Refused(GoalView goal, TaskView work, TaskView landing) => goal with
    {
        State = "Denied", Terminal = true, Note = "You said no.",
        Tasks = [work, landing with { State = "Closed", Outcome = "denied", Receipt = "r14" }],
    };
}
