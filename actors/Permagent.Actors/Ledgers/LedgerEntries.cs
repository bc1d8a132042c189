using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Ledgers;

/// <summary>Turns a goal's draft into an entry: private texts become commitments.</summary>
internal static class LedgerEntries
{
    /// <summary>The entry of an outbox row.</summary>
    /// <exception cref="FormatException">The row is no draft.</exception>
    public static async Task<SourcedEntry> OfRowAsync(
        ILedger ledger, RecordRow row, CancellationToken cancellationToken)
    {
        var draft = LedgerDraftCodec.Read(row.Body);
        var data = JsonNode.Parse(draft.Data) as JsonObject
            ?? throw new FormatException($"The data of {draft.Type} is no JSON object.");
        foreach (var secret in draft.Sealed)
        {
            var commitment = await ledger.CommitAsync(Encoding.UTF8.GetBytes(secret.Text), cancellationToken);
            data[$"{secret.Name}_c"] = commitment.ToString();
        }

        var entry = new EntryDraft
        {
            Type = draft.Type,
            Actor = new(EntryActors.KindOf(draft.By.Kind), draft.By.Name),
            Goal = draft.Goal.ToString(),
            Task = draft.Task?.ToString(),
            Attempt = draft.Attempt,
            Data = data.Count == 0 ? null : JsonSerializer.SerializeToElement(data),
            Asserted = draft.Asserted,
        };
        return new SourcedEntry(row.Stream, row.Version, Digest.Of(row.Body.Span), entry.AllObserved())
        {
            Attempt = draft.AttemptRow, Check = draft.CheckRow,
        };
    }

    /// <summary>The entry of a change of memory.</summary>
    /// <param name="change">The change.</param>
    /// <param name="source">The change as a source of its one entry.</param>
    /// <param name="refs">Entries of the earlier changes that it takes back or promotes.</param>
    public static SourcedEntry OfMemory(MemoryChange change, string source, ImmutableArray<long> refs)
    {
        var counts = new JsonObject();
        foreach (var (kind, count) in change.Counts) counts[kind] = count;
        var data = new JsonObject
        {
            ["change"] = change.Change,
            ["at"] = Timestamp.Write(change.At),
            ["counts"] = counts,
            ["ids"] = ListOf(change.Ids),
        };
        var element = JsonSerializer.SerializeToElement(data);
        var entry = new EntryDraft
        {
            Type = change.EntryType,
            Actor = new(ActorKinds.All.Contains(change.Actor) ? change.Actor : ActorKinds.System, change.Actor),
            Data = element,
            Refs = refs.IsEmpty ? null : refs,
        };
        var digest = Digest.Of(Encoding.UTF8.GetBytes($"{change.EntryType}\n{change.Actor}\n{element.GetRawText()}"));
        return new SourcedEntry(source, 1, digest, entry.AllObserved());
    }

    private static JsonArray ListOf(ImmutableArray<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
