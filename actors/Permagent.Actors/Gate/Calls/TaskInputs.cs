using System.Globalization;
using System.Text;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>What a task read, from its entries and the blobs that they name: reads that the gateway noted, and files
/// that its tools read to act.</summary>
public static class TaskInputs
{
    /// <summary>Most inputs that a receipt lists one by one: what a person may look through; the rest goes under one
    /// hash.</summary>
    public const int ListedMax = 1_000;

    /// <summary>The inputs, each place and content once, in the order in which they were read.</summary>
    /// <param name="entries">The task's entries, in order.</param>
    /// <param name="kept">Content behind a commitment; null when it was erased.</param>
    public static async Task<ImmutableArray<ClosingInput>> OfAsync(
        IEnumerable<Entry> entries, Func<Digest, Task<ReadOnlyMemory<byte>?>> kept)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(kept);
        var found = new List<ClosingInput>();
        foreach (var entry in entries)
        {
            if (ListOf(entry) is not { } commitment || await kept(commitment) is not { } bytes) continue;
            found.AddRange(entry.Type == EntryTypes.Observe
                ? CallJson.ReadNotes(bytes).Where(note => note.Ok).Select(InputOf)
                : CallJson.ReadResult(bytes)?.Sources.Select(read => new ClosingInput(read.Path, read.Sha256, true))
                    ?? []);
        }

        return Bounded([.. found.Distinct()]);
    }

    private static Digest? ListOf(Entry entry) => entry.Type switch
    {
        EntryTypes.ActionResult when entry.Effect?.Status == Outcomes.Ok => entry.Effect.ResultC,
        EntryTypes.Observe when entry.Data is { } data && data.TryGetProperty("list_c", out var text)
            && Digest.TryParse(text.GetString() ?? "", out var commitment) => commitment,
        _ => null,
    };

    private static ClosingInput InputOf(ReadNote note) =>
        new($"{note.Tool} {note.Args}", note.ResultHash, Private: true);

    private static ImmutableArray<ClosingInput> Bounded(ImmutableArray<ClosingInput> all)
    {
        if (all.Length <= ListedMax) return all;
        var rest = all[(ListedMax - 1)..];
        var lines = string.Concat(rest.Select(input => $"{input.Sha256} {input.Place}\n"));
        var more = string.Create(CultureInfo.InvariantCulture, $"{rest.Length} more, one line each: hash and place");
        return [
            .. all[..(ListedMax - 1)],
            new(more, Digest.Of(Encoding.UTF8.GetBytes(lines)).ToString(), Private: true),
        ];
    }
}
