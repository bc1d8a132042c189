using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tasks;

/// <summary>The facts of a task that ends. Attempts, approvals, tiers, labels and the task's entries the ledger adds
/// itself.</summary>
public sealed record TaskClosing
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>Its goal.</summary>
    public required string Goal { get; init; }

    /// <summary>Commitment to the goal's text.</summary>
    public required Digest GoalC { get; init; }

    /// <summary>One of <see cref="TaskOutcomes"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>Who closes it.</summary>
    public required EntryActor By { get; init; }

    /// <summary>Outputs. None = give the summary of the task as private content: a receipt is always about
    /// something.</summary>
    public required ImmutableArray<TaskSubject> Subjects { get; init; }

    /// <summary>Rules in force.</summary>
    public required ReceiptPolicy Policy { get; init; }

    /// <summary>Who worked on it.</summary>
    public ImmutableArray<ReceiptAgent> Agents { get; init; } = [];

    /// <summary>Acceptance criteria; each has checks or a reason.</summary>
    public ImmutableArray<ReceiptCriterion> Criteria { get; init; } = [];

    /// <summary>Checks; each must have been recorded by <c>RecordCheckRunAsync</c> with this tree and result.</summary>
    public ImmutableArray<ReceiptCheck> Checks { get; init; } = [];

    /// <summary>Grants that were drawn on.</summary>
    public ImmutableArray<ReceiptGrant> Grants { get; init; } = [];

    /// <summary>What it was made from.</summary>
    public ImmutableArray<ReceiptInput> Inputs { get; init; } = [];

    /// <summary>The way back.</summary>
    public required ReceiptUndo Undo { get; init; }

    /// <summary>What it cost.</summary>
    public required ReceiptCost Cost { get; init; }

    /// <summary>Paths of the receipt that a model, tool or peer said. All others count as measured.</summary>
    public ImmutableArray<string> Asserted { get; init; } = [];

    /// <summary>Paths of the receipt that nobody checked.</summary>
    public ImmutableArray<string> NotChecked { get; init; } = [];
}
