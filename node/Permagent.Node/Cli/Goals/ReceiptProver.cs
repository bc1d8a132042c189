using Permagent.Node.Api;

namespace Permagent.Node.Cli.Goals;

/// <summary>One receipt that was exported and checked by another process.</summary>
/// <param name="Id">The receipt.</param>
/// <param name="Task">Title of its task.</param>
/// <param name="Outcome">How the task ended.</param>
/// <param name="ChecksPassed">Checks that passed.</param>
/// <param name="ChecksTotal">All checks.</param>
/// <param name="Approvals">Answers it names.</param>
/// <param name="Folder">Where the export lies.</param>
/// <param name="Verdict">What the other process found.</param>
internal sealed record ReceiptProof(
    string Id, string Task, string Outcome, int ChecksPassed, int ChecksTotal, int Approvals, string Folder,
    VerifyView Verdict)
{
    /// <summary>True when everything in it verified; a missing witness is said in words.</summary>
    public bool Verified => Verdict.Exit is ExitCodes.Done or ExitCodes.VerifiedUnwitnessed;
}

/// <summary>Exports the receipts of a goal into its home and has each checked by another process.</summary>
internal sealed class ReceiptProver(INodeClient client, IReceiptVerifier verifier, string home)
{
    /// <summary>The receipts of the goal's closed tasks, in plan order.</summary>
    public async Task<IReadOnlyList<ReceiptProof>> ProveAsync(GoalView goal, CancellationToken cancellationToken)
    {
        var proofs = new List<ReceiptProof>();
        foreach (var task in goal.Tasks)
        {
            if (task.Receipt is { } id) proofs.Add(await ProveAsync(id, task.Title, cancellationToken));
        }

        return proofs;
    }

    private async Task<ReceiptProof> ProveAsync(string id, string title, CancellationToken cancellationToken)
    {
        var receipt = await client.GetReceiptAsync(id, cancellationToken);
        var folder = Path.Combine(home, "exports", receipt.Id);
        // Ours alone, and perhaps half-written by a run that was cut off: made anew each time.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var export = await client.ExportReceiptAsync(receipt.Id, folder, cancellationToken);
        var request = new VerifyRequest(export.Folder, home, null, null, null);
        var verdict = await verifier.VerifyAsync(request, cancellationToken);
        return new(
            receipt.Id, title, receipt.Outcome, receipt.ChecksPassed, receipt.ChecksTotal, receipt.Approvals,
            export.Folder, verdict);
    }
}
