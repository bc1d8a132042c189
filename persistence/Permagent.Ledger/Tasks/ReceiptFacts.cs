using Microsoft.Data.Sqlite;
using Permagent.Ledger.Storage;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tasks;

/// <summary>What a receipt says that the ledger itself knows: the task's entries, attempts, answers and
/// tiers.</summary>
internal static class ReceiptFacts
{
    public static ReceiptLedger Ledger(LogOrigin origin, IReadOnlyList<EntryRow> rows)
    {
        var ranges = ImmutableArray.CreateBuilder<SeqRange>();
        foreach (var row in rows)
        {
            if (ranges.Count > 0 && ranges[^1].Last + 1 == row.Seq) ranges[^1] = ranges[^1] with { Last = row.Seq };
            else ranges.Add(new SeqRange(row.Seq, row.Seq));
        }

        var leaves = rows.Select(row => row.Leaf).ToArray();
        return new ReceiptLedger(origin.ToString(), ranges.ToImmutable(), leaves.Length, Merkle.Root(leaves));
    }

    public static ImmutableArray<ReceiptAttempt> Attempts(SqliteConnection connection, string task) =>
        [.. connection.All(
            "SELECT n, tree_before, tree_after, outcome FROM attempt WHERE task=$1 ORDER BY n",
            row => new ReceiptAttempt(row.GetInt32(0), row.HashOrNull(1), row.HashOrNull(2), row.GetString(3)),
            task)];

    /// <summary>The signed answers among the task's entries. They were checked when they were stored.</summary>
    public static ImmutableArray<ReceiptApproval> Approvals(IEnumerable<Entry> entries, LedgerContext context)
    {
        var approvals = ImmutableArray.CreateBuilder<ReceiptApproval>();
        foreach (var entry in entries.Where(entry => entry.Type == EntryTypes.ApprovalDecision))
        {
            if (entry.Decision?.Envelope is null) continue;
            var envelope = KeyEventWork.EnvelopeOf(entry.Draft);
            var answer = StatementCodec.ReadApproval(envelope);
            var key = context.Keys.Keys.First(known => envelope.IsSignedBy(known.Key)).Key.Id;
            approvals.Add(new ReceiptApproval(
                answer.Subject[0].Digest.Sha256, answer.Predicate.Tier, answer.Predicate.Answer, key.Value,
                answer.Predicate.Method, answer.Predicate.Presence, entry.Seq));
        }

        return approvals.ToImmutable();
    }

    public static ReceiptRisk Risk(IReadOnlyList<Entry> entries)
    {
        string[] counted = [EntryTypes.ActionIntent, EntryTypes.ActionDenied, EntryTypes.Observe];
        var acts = entries.Where(entry => counted.Contains(entry.Type)).ToArray();
        var tiers = acts.Select(entry => entry.Action?.Tier ?? "T0").ToArray();
        int Count(string tier) => tiers.Count(t => t == tier);
        return new ReceiptRisk(
            tiers.DefaultIfEmpty("T0").Max(StringComparer.Ordinal)!,
            new ReceiptTiers(Count("T0"), Count("T1"), Count("T2"), Count("T3"), Count("T4")),
            Sorted(entries.SelectMany(entry => entry.Labels ?? [])),
            Sorted(entries.SelectMany(entry => entry.Action?.RaisedBy ?? [])));
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
