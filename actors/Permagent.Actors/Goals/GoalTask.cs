using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>One task of a goal, as its events tell it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">What was planned.</param>
internal sealed record GoalTask(TaskId Id, PlanTask Plan)
{
    public GoalTaskStatus Status { get; init; } = GoalTaskStatus.Pending;

    /// <summary>Number of the newest attempt; 0 before the first.</summary>
    public int Attempt { get; init; }

    public long Fence { get; init; }

    /// <summary>How often checked work was rejected.</summary>
    public int Rejections { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>When <c>task.open</c> was decided, or null: then no receipt is owed.</summary>
    public DateTimeOffset? Opened { get; init; }

    /// <summary>When its end was decided.</summary>
    public DateTimeOffset Ended { get; init; }

    public DateTimeOffset AttemptBegan { get; init; }

    public long LocalMs { get; init; }

    public ImmutableArray<TaskCriterion> Criteria { get; init; } = [];

    public ImmutableArray<FrozenCheck> Checks { get; init; } = [];

    /// <summary>Absolute path of the newest attempt's tree.</summary>
    public string Tree { get; init; } = "";

    public string Before { get; init; } = "";

    public string After { get; init; } = "";

    public ImmutableArray<string> Changed { get; init; } = [];

    public ImmutableArray<TreeFile> Files { get; init; } = [];

    /// <summary>Check results of the newest attempt.</summary>
    public ImmutableArray<CheckResult> Results { get; init; } = [];

    /// <summary>True when a person took it without proof.</summary>
    public bool Unproven { get; init; }

    public string Reason { get; init; } = "";

    public string Words { get; init; } = "";

    public ImmutableArray<TaskTry> Tries { get; init; } = [];

    public ImmutableArray<string> Landed { get; init; } = [];

    public UndoId? Undo { get; init; }

    /// <summary>The receipt's outcome once closed, else empty.</summary>
    public string Outcome { get; init; } = "";

    public long? ReceiptSeq { get; init; }

    public bool IsLanding => Id.Name == TaskId.Landing;

    public AttemptId CurrentAttempt => new(Id, Attempt);

    /// <summary>True when it was opened in the ledger and has no receipt yet.</summary>
    public bool OwesReceipt => Opened is not null && ReceiptSeq is null;

    /// <summary>True when nothing more will happen to it.</summary>
    public bool IsOver => ReceiptSeq is not null || (Status == GoalTaskStatus.Skipped && Opened is null);

    /// <summary>True when its work counts.</summary>
    public bool IsGood => Status == GoalTaskStatus.Accepted;
}

/// <summary>One attempt as the receipt tells it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Before">Hex digest of its clone, or empty.</param>
/// <param name="After">Hex digest when frozen, or empty.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Words">What failed; the next attempt is told.</param>
internal sealed record TaskTry(int Number, string Before, string After, string Outcome, string Words);
