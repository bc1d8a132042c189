using Microsoft.Data.Sqlite;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Feed;

/// <summary>The event feed, the positions of its readers and the read models. Rows and positions are stored together,
/// so no event is projected twice or left out. Any thread.</summary>
public sealed class JournalFeed
{
    private readonly JournalFile _journal;

    internal JournalFeed(JournalFile journal) => _journal = journal;

    /// <summary>Stores what a projection made.</summary>
    /// <returns>The position after the last row: the number that the next row will get.</returns>
    /// <exception cref="InvalidOperationException">A reader does not stand where its step begins.</exception>
    public Task<long> ProjectAsync(Projection projection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(projection);
        Check(projection);
        return _journal.WriteAsync(
            (connection, transaction) =>
            {
                foreach (var move in projection.Moves) Move(connection, transaction, move);
                foreach (var key in projection.DeletedModels) Delete(connection, transaction, key);
                foreach (var model in projection.Models) Set(connection, transaction, model);
                return Append(connection, transaction, projection.Rows);
            },
            cancellationToken);
    }

    /// <summary>Where a reader stands; 0 before its first step.</summary>
    public long PositionOf(string reader) => _journal.Read(connection =>
    {
        using var statement = new Statement(connection, "SELECT position FROM reader WHERE name = $name", "$name");
        return statement.With(null, reader).ExecuteScalar() is long position ? position : 0;
    });

    /// <summary>Rows from <paramref name="fromPos"/> on, at most <see cref="JournalLimits.PageRowsMax"/>.</summary>
    public IReadOnlyList<FeedEntry> Read(long fromPos, int count) => _journal.Read(connection =>
    {
        using var statement = new Statement(
            connection,
            "SELECT pos, ts, type, body FROM feed WHERE pos >= $from ORDER BY pos LIMIT $count",
            "$from",
            "$count");
        var page = Math.Clamp(count, 0, JournalLimits.PageRowsMax);
        using var row = statement.With(null, fromPos, page).ExecuteReader();
        var rows = new List<FeedEntry>();
        while (row.Read())
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1));
            rows.Add(new FeedEntry(row.GetInt64(0), new FeedRow(at, row.GetString(2), row.GetFieldValue<byte[]>(3))));
        }

        return rows;
    });

    /// <summary>How many rows the feed has: the number that the next row will get.</summary>
    public long Count() => _journal.Read(connection => Next(connection, null));

    /// <summary>One row of a read model; null when there is none.</summary>
    public ReadModelRow? Model(string kind, string key) => _journal.Read(connection =>
    {
        using var statement = new Statement(
            connection, "SELECT body FROM read_model WHERE kind = $kind AND key = $key", "$kind", "$key");
        return statement.With(null, kind, key).ExecuteScalar() is byte[] body
            ? new ReadModelRow(kind, key, body)
            : null;
    });

    /// <summary>Rows of a read model in order of their keys, at most <see cref="JournalLimits.PageRowsMax"/>.</summary>
    public IReadOnlyList<ReadModelRow> Models(string kind, string afterKey, int count) => _journal.Read(connection =>
    {
        using var statement = new Statement(
            connection,
            "SELECT key, body FROM read_model WHERE kind = $kind AND key > $after ORDER BY key LIMIT $count",
            "$kind", "$after", "$count");
        var page = Math.Clamp(count, 0, JournalLimits.PageRowsMax);
        using var row = statement.With(null, kind, afterKey, page).ExecuteReader();
        var rows = new List<ReadModelRow>();
        while (row.Read()) rows.Add(new ReadModelRow(kind, row.GetString(0), row.GetFieldValue<byte[]>(1)));
        return rows;
    });

    private static void Check(Projection projection)
    {
        foreach (var row in projection.Rows)
        {
            Names.Check(row.Type, "type of the feed row");
            Names.CheckBytes(row.Body, JournalLimits.RowBytesMax, "body of the feed row");
        }

        foreach (var move in projection.Moves) Names.Check(move.Reader, "name of the reader");
        foreach (var model in projection.Models)
        {
            Names.Check(model.Kind, "kind of the read model");
            Names.Check(model.Key, "key of the read model");
            Names.CheckBytes(model.Body, JournalLimits.RowBytesMax, "body of the read model");
        }
    }

    private static void Move(SqliteConnection connection, SqliteTransaction transaction, ReaderMove move)
    {
        using var add = new Statement(
            connection, "INSERT OR IGNORE INTO reader(name, position) VALUES ($name, 0)", "$name");
        _ = add.With(transaction, move.Reader).ExecuteNonQuery();
        using var step = new Statement(
            connection,
            "UPDATE reader SET position = $to WHERE name = $name AND position = $from",
            "$to", "$name", "$from");
        if (step.With(transaction, move.To, move.Reader, move.From).ExecuteNonQuery() == 0)
        {
            throw new InvalidOperationException(
                $"Reader '{move.Reader}' does not stand at {move.From}; nothing of its projection was stored.");
        }
    }

    private static void Delete(SqliteConnection connection, SqliteTransaction transaction, ReadModelKey row)
    {
        using var delete = new Statement(
            connection, "DELETE FROM read_model WHERE kind = $kind AND key = $key", "$kind", "$key");
        _ = delete.With(transaction, row.Kind, row.Key).ExecuteNonQuery();
    }

    private static void Set(SqliteConnection connection, SqliteTransaction transaction, ReadModelRow model)
    {
        using var set = new Statement(
            connection,
            "INSERT INTO read_model(kind, key, body) VALUES ($kind, $key, $body) "
            + "ON CONFLICT(kind, key) DO UPDATE SET body = excluded.body",
            "$kind", "$key", "$body");
        _ = set.With(transaction, model.Kind, model.Key, Blob.Of(model.Body)).ExecuteNonQuery();
    }

    private static long Append(
        SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<FeedRow> rows)
    {
        var pos = Next(connection, transaction);
        using var add = new Statement(
            connection,
            "INSERT INTO feed(pos, ts, type, body) VALUES ($pos, $ts, $type, $body)",
            "$pos", "$ts", "$type", "$body");
        foreach (var row in rows)
        {
            _ = add.With(transaction, pos, row.At.ToUnixTimeMilliseconds(), row.Type, Blob.Of(row.Body))
                .ExecuteNonQuery();
            pos++;
        }

        return pos;
    }

    private static long Next(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var statement = new Statement(connection, "SELECT coalesce(max(pos) + 1, 0) FROM feed");
        return (long)statement.With(transaction).ExecuteScalar()!;
    }
}
