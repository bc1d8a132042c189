using System.Text.Json;
using Permagent.Ledger;
using Permagent.Ledger.Export;
using Permagent.Ledger.Tasks;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Service;

/// <summary>The ledger and receipt calls of the local API, read from the file.</summary>
internal sealed class LedgerDesk(LedgerFile ledger)
{
    private const int LookupMax = 10_000; // Receipts in which a prefix is looked up.

    /// <summary>Receipts, newest first.</summary>
    public async Task<IReadOnlyList<ReceiptView>> ListAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await ledger.ReceiptsAsync(limit, cancellationToken)).Select(row => Of(row, whole: false))];

    /// <summary>One receipt with its statement.</summary>
    public async Task<ReceiptView> GetAsync(string id, CancellationToken cancellationToken) =>
        Of(await FindAsync(id, cancellationToken), whole: true);

    /// <summary>Writes the export of a receipt.</summary>
    public async Task<ExportView> ExportAsync(string id, string folder, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(id, cancellationToken);
        return await ExportAsync(folder,
            full => ledger.ExportReceiptAsync(new ReceiptExport(receipt.Task, full), cancellationToken));
    }

    /// <summary>Writes the export of the whole log.</summary>
    public Task<ExportView> ExportLogAsync(string folder, CancellationToken cancellationToken) =>
        ExportAsync(folder, full => ledger.ExportLogAsync(full, cancellationToken));

    /// <summary>Entries from a place on.</summary>
    public async Task<LedgerView> PageAsync(long from, int limit, CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();
        foreach (var entry in await ledger.ReadFromAsync(Math.Max(0, from), limit, cancellationToken))
        {
            var bytes = await ledger.ReadBytesAsync(entry.Seq, cancellationToken) ?? default;
            using var json = JsonDocument.Parse(bytes);
            rows.Add(new(entry.Seq, entry.Type, Timestamp.Read(entry.Ts), Merkle.Leaf(bytes.Span).ToString(),
                json.RootElement.Clone()));
        }

        var head = ledger.Status.Head;
        return new(ledger.Status.Origin.ToString(), head.Size, head.Root.ToString(), rows);
    }

    /// <summary>Hashes the whole log again.</summary>
    public async Task<LedgerCheckView> CheckAsync(CancellationToken cancellationToken)
    {
        var status = ledger.Status;
        var problems = await ledger.CheckAsync(cancellationToken);
        if (status.Diverged is { } reason) problems = problems.Insert(0, reason);
        return new(status.Origin.ToString(), status.Head.Size, status.Head.Root.ToString(), problems.IsEmpty,
            problems.IsEmpty
                ? $"All {status.Head.Size} entries hash to the head kept outside."
                : string.Join("; ", problems));
    }

    private async Task<TaskReceiptRow> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await ledger.ReceiptAsync(id, cancellationToken) is { } named) return named;
        var rows = await ledger.ReceiptsAsync(LookupMax, cancellationToken);
        if (rows.FirstOrDefault(row => $"r{row.Seq}" == id) is { } numbered) return numbered;
        var hits = rows.Where(row => IsShortFor(id, row.Task)).Take(2).ToList();
        return hits.Count switch
        {
            1 => hits[0],
            0 => throw new NodeException("PA-0501", $"There is no receipt {id}.", "permagent receipt list", 8),
            _ => throw new NodeException("PA-0503", $"Several tasks begin with {id}.", "Give more of the id.", 2),
        };
    }

    // goal-1a2b3c4d/t1 stands for the one task t1 of a goal with that beginning.
    private static bool IsShortFor(string id, string task)
    {
        var (asked, whole) = (id.Split('/', 2), task.Split('/', 2));
        return asked[0].Length > "goal-".Length && whole[0].StartsWith(asked[0], StringComparison.Ordinal)
            && (asked.Length == 1 || (whole.Length == 2 && whole[1] == asked[1]));
    }

    private static async Task<ExportView> ExportAsync(string folder, Func<string, ValueTask> write)
    {
        var full = Path.GetFullPath(folder);
        try
        {
            await write(full);
        }
        catch (Exception failure) when (
            failure is LedgerRefusedException or LedgerFullException or IOException or UnauthorizedAccessException)
        {
            throw new NodeException("PA-0502", $"The export was not written: {failure.Message}",
                DiskFull.Is(failure) ? DiskFull.Fix : "Name an empty or new folder.", 1);
        }

        var files = Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        return new(full, files, files.Sum(file => new FileInfo(file).Length));
    }

    private static ReceiptView Of(TaskReceiptRow row, bool whole)
    {
        var envelope = Dsse.Read(row.Envelope);
        var receipt = StatementCodec.ReadReceipt(envelope).Predicate;
        var last = receipt.Checks.Select(check => check.Attempt).DefaultIfEmpty().Max();
        var final = receipt.Checks.Where(check => check.Attempt == last).ToList();
        using var statement = JsonDocument.Parse(envelope.Payload);
        return new(
            $"r{row.Seq}", row.Task, row.Task.Split('/')[0], receipt.Outcome, Timestamp.Read(receipt.Period.Closed),
            final.Count(check => check.Result == CheckResults.Pass), final.Count, receipt.Approvals.Length,
            [
                .. receipt.Criteria.Where(criterion => criterion.NotChecked is not null)
                    .Select(criterion => $"{criterion.Id}: {criterion.NotChecked!.Reason}"),
                .. receipt.Claims.NotChecked,
            ],
            whole ? statement.RootElement.Clone() : null);
    }
}
