using Permagent.Verify.Statements;

namespace Permagent.Verify.Checks;

/// <summary>What must hold inside one receipt. The ledger asks before it signs, the verifier after.</summary>
public static class ReceiptRules
{
    /// <summary>What is wrong with a receipt; empty = nothing.</summary>
    public static ImmutableArray<string> Problems(TaskReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var problems = ImmutableArray.CreateBuilder<string>();
        if (receipt.V != TaskReceipt.Version) problems.Add($"receipt version {receipt.V}");
        if (receipt.Alg != Algorithms.EcdsaP256) problems.Add($"algorithm {receipt.Alg}");
        if (!TaskOutcomes.All.Contains(receipt.Outcome)) problems.Add($"outcome {receipt.Outcome} is none");
        foreach (var criterion in receipt.Criteria) AddCriterion(receipt, criterion, problems);
        AddOutcome(receipt, problems);
        AddClaims(receipt, problems);
        AddTimes(receipt, problems);
        if (receipt.Cost.UsdMicro > receipt.Cost.BudgetBefore) problems.Add("more was spent than the budget allowed");
        return problems.ToImmutable();
    }

    /// <summary>The names at the top of a receipt that its claims must cover.</summary>
    public static ImmutableArray<string> ClaimedFields { get; } =
    [
        "goal_c", "outcome", "period", "node", "agents", "policy", "risk", "approvals", "grants", "criteria",
        "checks", "attempts", "inputs", "undo", "cost", "ledger",
    ];

    private static void AddCriterion(
        TaskReceipt receipt, ReceiptCriterion criterion, ImmutableArray<string>.Builder problems)
    {
        var ran = receipt.Checks.Select(check => check.Id);
        foreach (var missing in criterion.Checks.Except(ran, StringComparer.Ordinal))
        {
            problems.Add($"criterion {criterion.Id}: check {missing} did not run");
        }

        if (criterion.NotChecked is not { } left)
        {
            if (criterion.Checks.IsEmpty) problems.Add($"criterion {criterion.Id}: neither a check nor a reason");
            return;
        }

        if (!ReceiptNotChecked.Reasons.Contains(left.Reason))
        {
            problems.Add($"criterion {criterion.Id}: {left.Reason} is no reason");
        }

        if (left.Note?.Length > ReceiptNotChecked.NoteCharsMax) problems.Add($"criterion {criterion.Id}: long note");
    }

    private static void AddOutcome(TaskReceipt receipt, ImmutableArray<string>.Builder problems)
    {
        if (receipt.Outcome != TaskOutcomes.Completed) return;

        // Earlier attempts may have failed; what counts is the last one.
        var last = receipt.Checks.Select(check => check.Attempt).DefaultIfEmpty().Max();
        var final = receipt.Checks.Where(check => check.Attempt == last).ToArray();
        if (!final.Any(check => check.Standing && check.Result == CheckResults.Pass))
        {
            problems.Add("completed without a passed check that counts as proof");
        }

        if (final.FirstOrDefault(check => check.Result != CheckResults.Pass) is { } failed)
        {
            problems.Add($"completed although check {failed.Id} says {failed.Result}");
        }
    }

    private static void AddClaims(TaskReceipt receipt, ImmutableArray<string>.Builder problems)
    {
        string[] named = [.. receipt.Claims.Observed, .. receipt.Claims.Asserted, .. receipt.Claims.NotChecked];
        foreach (var field in ClaimedFields.Where(field => !named.Contains(field, StringComparer.Ordinal)))
        {
            problems.Add($"claims do not say where {field} comes from");
        }
    }

    private static void AddTimes(TaskReceipt receipt, ImmutableArray<string>.Builder problems)
    {
        var readable = Timestamp.TryRead(receipt.Period.Opened, out var opened)
            & Timestamp.TryRead(receipt.Period.Closed, out var closed);
        if (!readable || opened > closed) problems.Add("period is not two times in order");
    }
}
