using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Outbox;

/// <summary>The rows that events left for other stores. They are delivered at least once, in order of their ids; the
/// target recognises a repetition by the key. Any thread.</summary>
public sealed class JournalOutbox
{
    private readonly JournalFile _journal;

    internal JournalOutbox(JournalFile journal) => _journal = journal;

    /// <summary>Rows of one target in order, from the oldest, at most
    /// <see cref="JournalLimits.PageRowsMax"/>.</summary>
    /// <param name="target">Who takes them.</param>
    /// <param name="state">Waiting or dead ones.</param>
    /// <param name="afterId">Only rows after this one; 0 for the first page.</param>
    /// <param name="count">Most rows.</param>
    /// <exception cref="JournalCorruptException">A body is not what was written.</exception>
    public IReadOnlyList<OutboxEntry> Read(string target, OutboxState state, long afterId, int count) =>
        _journal.Read(connection =>
        {
            using var statement = new Statement(
                connection,
                "SELECT o.id, s.persistence_id, o.seq, o.key, o.body, o.body_hash, o.tries, o.next_due "
                + "FROM outbox o JOIN stream s ON s.id = o.stream "
                + "WHERE o.target = $target AND o.state = $state AND o.id > $after ORDER BY o.id LIMIT $count",
                "$target", "$state", "$after", "$count");
            var page = Math.Clamp(count, 0, JournalLimits.PageRowsMax);
            using var row = statement.With(null, target, (int)state, afterId, page).ExecuteReader();
            var rows = new List<OutboxEntry>();
            while (row.Read()) rows.Add(Verified(row, target, state));
            return rows;
        });

    /// <summary>How many rows of a target are in this state.</summary>
    public long Count(string target, OutboxState state) => _journal.Read(connection =>
    {
        using var statement = new Statement(
            connection, "SELECT count(*) FROM outbox WHERE target = $target AND state = $state", "$target", "$state");
        return (long)statement.With(null, target, (int)state).ExecuteScalar()!;
    });

    /// <summary>The target has the row: it is deleted. False when it was gone already.</summary>
    public Task<bool> DeliveredAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync("DELETE FROM outbox WHERE id = $id", ["$id"], [id], cancellationToken);

    /// <summary>The delivery failed: one more try is counted and the next one waits. False when the row is gone.
    /// </summary>
    public Task<bool> RetryAsync(long id, DateTimeOffset nextDue, CancellationToken cancellationToken) =>
        ChangeAsync(
            "UPDATE outbox SET tries = tries + 1, next_due = $due WHERE id = $id",
            ["$due", "$id"],
            [nextDue.ToUnixTimeMilliseconds(), id],
            cancellationToken);

    /// <summary>The row is given up, or, with <see cref="OutboxState.Waiting"/>, tried again. False when it is gone.
    /// </summary>
    public Task<bool> SetStateAsync(long id, OutboxState state, CancellationToken cancellationToken) =>
        ChangeAsync(
            "UPDATE outbox SET state = $state WHERE id = $id",
            ["$state", "$id"],
            [(int)state, id],
            cancellationToken);

    private Task<bool> ChangeAsync(string sql, string[] names, object[] values, CancellationToken cancellationToken) =>
        _journal.WriteAsync(
            (connection, transaction) =>
            {
                using var statement = new Statement(connection, sql, names);
                return statement.With(transaction, values).ExecuteNonQuery() == 1;
            },
            cancellationToken);

    private OutboxEntry Verified(SqliteDataReader row, string target, OutboxState state)
    {
        var (body, hash) = (row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));
        var (stream, sequenceNr) = (row.GetString(1), row.GetInt64(2));
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(hash))
            throw new JournalCorruptException(_journal.Path, stream, sequenceNr, "its outbox row has another digest");
        return new OutboxEntry(
            row.GetInt64(0),
            stream,
            sequenceNr,
            row.GetString(3),
            target,
            body,
            hash,
            state,
            row.GetInt32(6),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
    }
}
