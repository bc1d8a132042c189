using Permagent.Verify.Entries;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Checks;

/// <summary>What ties a receipt to entries of the log.</summary>
internal static class ReceiptEntry
{
    /// <summary>True when the entry holds the hashes of this payload and of this envelope.</summary>
    public static bool Names(Entry entry, DsseEnvelope envelope, ReadOnlySpan<byte> line) =>
        Text(entry, "payload") == Digest.Of(envelope.Payload.Span).ToString()
        && Text(entry, "envelope") == Digest.Of(line).ToString();

    /// <summary>Checks that the receipt claims although no entry records such a run.</summary>
    public static ImmutableArray<string> MissingRuns(TaskReceipt receipt, IEnumerable<Entry> entries)
    {
        var runs = entries.Where(entry => entry.Type == EntryTypes.CheckRun)
            .Select(entry => (entry.Attempt ?? 0, Text(entry, "id"), Text(entry, "tree"), Text(entry, "result")))
            .ToHashSet();
        return
        [
            .. from check in receipt.Checks
               where !runs.Contains((check.Attempt, check.Id, check.Tree.ToString(), check.Result))
               select $"check {check.Id} is claimed, but no entry records such a run",
        ];
    }

    /// <summary>A text of the entry's data; null = it has none.</summary>
    public static string? Text(Entry entry, string name) =>
        entry.Data is { ValueKind: System.Text.Json.JsonValueKind.Object } data
        && data.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString()
            : null;
}
