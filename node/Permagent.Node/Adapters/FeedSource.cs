using System.Text;
using System.Text.Json;
using Permagent.Actors.Goals;
using Permagent.Actors.Ports;
using Permagent.Journal;
using Permagent.Ledger;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Node.Adapters;

/// <summary>Ledger entries and goal events as facts of the event feed: ids, kinds, counts and digests, never
/// content.</summary>
internal sealed class FeedSource(LedgerFile ledger, JournalFile journal) : IFeedSource
{
    /// <inheritdoc/>
    public async Task<FeedPage> LedgerAsync(long from, int countMax, CancellationToken cancellationToken)
    {
        var entries = await ledger.ReadFromAsync(from, countMax, cancellationToken);
        return new([.. entries.Select(FactOf)], from + entries.Length);
    }

    /// <inheritdoc/>
    public Task<FeedPage> JournalAsync(long after, int countMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stored = journal.ReadAfter(after, countMax);
        var facts = stored
            .Select(row => GoalEventFormat.FactOf(GoalEventFormat.Read(row.Manifest, row.Payload.Span)))
            .OfType<FeedFact>();
        return Task.FromResult(new FeedPage([.. facts], stored.Count == 0 ? after : stored[^1].Ordinal));
    }

    private static FeedFact FactOf(Entry entry) => new(
        Timestamp.Read(entry.Ts), entry.Type, entry.Seq, entry.Goal ?? "", entry.Task ?? "", DataOf(entry));

    private static string DataOf(Entry entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (entry.Attempt is { } attempt) json.WriteNumber("attempt", attempt);
            if (entry.Action is { } action)
            {
                json.WriteString("class", action.Class);
                if (action.Tier is { } tier) json.WriteString("tier", tier);
            }

            if (entry.Decision is { } decision)
            {
                json.WriteString("outcome", decision.Outcome);
                if (decision.Rule is { } rule) json.WriteString("rule", rule);
            }

            if (entry.Effect is { } effect)
            {
                json.WriteString("status", effect.Status);
                if (effect.Undo is { } undo) json.WriteString("undo", undo);
            }

            if (entry.Data is { } data)
            {
                json.WritePropertyName("data");
                data.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
