namespace Permagent.Verify.Statements;

/// <summary>What a receipt says about one closed task.</summary>
/// <param name="V">Version of the format: 1.</param>
/// <param name="Alg">Algorithm of the node's signature.</param>
/// <param name="Task">Task id.</param>
/// <param name="GoalC">Commitment to the goal's text.</param>
/// <param name="Outcome">One of <see cref="TaskOutcomes"/>.</param>
/// <param name="Period">When it was opened and closed.</param>
/// <param name="Node">Which node says so.</param>
/// <param name="Agents">Who worked on it.</param>
/// <param name="Policy">Rules in force.</param>
/// <param name="Risk">Tiers, labels and raisers met.</param>
/// <param name="Approvals">Answers given by a person.</param>
/// <param name="Grants">Grants used.</param>
/// <param name="Criteria">Each acceptance criterion with its checks, or why it was not checked.</param>
/// <param name="Checks">Each check that ran.</param>
/// <param name="Attempts">Every attempt, failed ones too.</param>
/// <param name="Inputs">What it was made from.</param>
/// <param name="Undo">The way back.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Ledger">The task's entries.</param>
/// <param name="Claims">Which paths were measured, asserted or not checked.</param>
public sealed record TaskReceipt(
    int V,
    string Alg,
    string Task,
    Digest GoalC,
    string Outcome,
    ReceiptPeriod Period,
    ReceiptNode Node,
    ImmutableArray<ReceiptAgent> Agents,
    ReceiptPolicy Policy,
    ReceiptRisk Risk,
    ImmutableArray<ReceiptApproval> Approvals,
    ImmutableArray<ReceiptGrant> Grants,
    ImmutableArray<ReceiptCriterion> Criteria,
    ImmutableArray<ReceiptCheck> Checks,
    ImmutableArray<ReceiptAttempt> Attempts,
    ImmutableArray<ReceiptInput> Inputs,
    ReceiptUndo Undo,
    ReceiptCost Cost,
    ReceiptLedger Ledger,
    ReceiptClaims Claims)
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;
}
