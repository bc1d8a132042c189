using System.Text;
using Permagent.Actors.Ports;
using Permagent.Ledger;
using Permagent.Ledger.Tasks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Node.Adapters;

/// <summary>Entries that the journal's outbox brings; those of attempts and checks have a lasting row beside.</summary>
internal static class LedgerRows
{
    /// <summary>Writes one, once for each stream and version.</summary>
    public static async ValueTask<SourceAppend> AppendAsync(
        LedgerFile ledger, SourceVersion source, SourcedEntry entry, CancellationToken cancellationToken)
    {
        var draft = entry.Draft;
        switch (draft.Type)
        {
            case EntryTypes.AttemptOpen:
                return await ledger.OpenAttemptAsync(source, KeyOf(draft), TreeIn(draft), cancellationToken);
            case EntryTypes.AttemptClose when entry.Attempt is { } attempt:
                var closing = new AttemptClosing(
                    KeyOf(draft), TreeOf(attempt.TreeBefore), TreeOf(attempt.TreeAfter), attempt.Outcome);
                return await ledger.CloseAttemptAsync(source, closing, cancellationToken);
            case EntryTypes.CheckRun when entry.Check is { } check:
                var output = await ledger.CommitAndKeepAsync(Encoding.UTF8.GetBytes(check.Output), cancellationToken);
                var facts = new CheckRunFacts(
                    KeyOf(draft), check.Check, check.Run, Digest.Parse(check.Tree), check.Result, Output: output);
                return await ledger.RecordCheckRunAsync(source, facts, cancellationToken);
            default:
                return await ledger.AppendFromSourceAsync(source, draft, cancellationToken);
        }
    }

    private static TaskKey KeyOf(EntryDraft draft) =>
        new(draft.Goal ?? "", draft.Task ?? "", draft.Attempt ?? 0, draft.Actor);

    private static Digest? TreeOf(string hex) => hex.Length == 0 ? null : Digest.Parse(hex);

    private static Digest? TreeIn(EntryDraft draft) =>
        draft.Data is { } data && data.TryGetProperty("tree", out var tree) ? TreeOf(tree.GetString() ?? "") : null;
}
