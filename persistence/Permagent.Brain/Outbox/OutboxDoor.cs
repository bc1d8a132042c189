using System.Text.Json;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Outbox;

/// <summary>Reads and clears the outbox.</summary>
internal sealed class OutboxDoor(BrainReaders readers, BrainWriter writer) : IBrainOutbox
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<OutboxEntry>> PendingAsync(int countMax, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(countMax, 1);
        return new(readers.Read<ImmutableArray<OutboxEntry>>(
            db =>
            [
                .. db.Rows(
                    """
                    SELECT o.seq, o.entry_type, c.id, c.actor, c.at, o.refs, o.counts, o.ids
                    FROM outbox o JOIN change c ON c.rid = o.change_rid ORDER BY o.seq LIMIT @0
                    """,
                    Read, (long)countMax),
            ],
            cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DeliveredAsync(long upTo, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(
            scope => scope.Db.Run("DELETE FROM outbox WHERE seq <= @0", upTo), cancellationToken).ConfigureAwait(false);

        // Not cleared means delivered once more, which the ledger takes for the same entry.
        if (written.Failure is not null) throw new IOException(written.Reason);
    }

    private static OutboxEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        new(Key128.From(row.GetFieldValue<byte[]>(2))),
        row.GetString(3),
        new(row.GetInt64(4)),
        [.. Parse<string[]>(row.GetString(5)).Select(IdOf)],
        Parse<Dictionary<string, int>>(row.GetString(6)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. Parse<string[]>(row.GetString(7))]);

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json) ?? throw new FormatException($"'{json}' stands in the outbox.");

    private static ChangeId IdOf(string text) =>
        ChangeId.TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no id of a change.");
}
