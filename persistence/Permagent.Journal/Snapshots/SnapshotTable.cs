using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Snapshots;

/// <summary>Statements on snapshots.</summary>
internal static class SnapshotTable
{
    private const string InBounds =
        "WHERE n.stream = (SELECT id FROM stream WHERE persistence_id = $id) "
        + "AND n.seq BETWEEN $minSeq AND $maxSeq AND n.ts BETWEEN $minTs AND $maxTs ";

    private static readonly string[] BoundNames = ["$id", "$minSeq", "$maxSeq", "$minTs", "$maxTs"];

    /// <summary>Stores a snapshot; one of the same number is replaced.</summary>
    public static void Save(
        SqliteConnection connection, SqliteTransaction transaction, Catalog catalog, StoredSnapshot snapshot)
    {
        var stream = catalog.Stream(snapshot.PersistenceId).Id;
        var manifest = catalog.Manifest(snapshot.Serializer, snapshot.Manifest);
        var crc = RowChecksum.Of(stream, snapshot.SequenceNr, manifest, snapshot.Payload.Span);
        using var statement = new Statement(
            connection,
            "INSERT OR REPLACE INTO snapshot(stream, seq, ts, manifest, payload, crc) "
            + "VALUES ($stream, $seq, $ts, $manifest, $payload, $crc)",
            "$stream", "$seq", "$ts", "$manifest", "$payload", "$crc");
        _ = statement.With(
            transaction,
            stream,
            snapshot.SequenceNr,
            snapshot.Timestamp,
            manifest,
            Blob.Of(snapshot.Payload),
            crc).ExecuteNonQuery();
    }

    /// <summary>The newest snapshot within the bounds; null when there is none.</summary>
    /// <exception cref="JournalCorruptException">It is damaged; the exception names its number.</exception>
    public static StoredSnapshot? Newest(SqliteConnection connection, string path, string id, SnapshotBounds bounds)
    {
        // First the number alone: the bytes may lie on a malformed page, and then the number is what has to be named.
        using var transaction = connection.BeginTransaction(deferred: true);
        using var newest = new RowStatement(
            connection,
            "SELECT n.stream, n.seq FROM snapshot n WHERE n.stream = (SELECT id FROM stream WHERE persistence_id = ?) "
            + "AND n.seq BETWEEN ? AND ? AND n.ts BETWEEN ? AND ? ORDER BY n.seq DESC LIMIT 1");
        var found = newest
            .Bind(id)
            .Bind(bounds.MinSequenceNr)
            .Bind(bounds.MaxSequenceNr)
            .Bind(bounds.MinTimestamp)
            .Bind(bounds.MaxTimestamp)
            .Read();
        return found ? Read(connection, path, id, newest.Int64(0), newest.Int64(1)) : null;
    }

    public static int Delete(
        SqliteConnection connection, SqliteTransaction transaction, string id, SnapshotBounds bounds)
    {
        using var statement = new Statement(connection, "DELETE FROM snapshot AS n " + InBounds, BoundNames);
        return With(statement, transaction, id, bounds).ExecuteNonQuery();
    }

    private static StoredSnapshot Read(
        SqliteConnection connection, string path, string id, long stream, long sequenceNr)
    {
        try
        {
            using var row = new RowStatement(
                connection,
                "SELECT n.ts, n.manifest, n.payload, n.crc, m.serializer, m.name FROM snapshot n "
                + "JOIN manifest m ON m.id = n.manifest WHERE n.stream = ? AND n.seq = ?");
            if (!row.Bind(stream).Bind(sequenceNr).Read())
                throw new JournalCorruptException(path, id, sequenceNr, "the manifest of the snapshot is missing");
            var payload = row.Blob(2).ToArray();
            var (written, found) = (row.Int64(3), RowChecksum.Of(stream, sequenceNr, row.Int64(1), payload));
            if (written == found)
                return new StoredSnapshot(id, sequenceNr, row.Int64(0), (int)row.Int64(4), row.Text(5), payload);
            throw new JournalCorruptException(
                path,
                id,
                sequenceNr,
                string.Create(CultureInfo.InvariantCulture, $"the snapshot has checksum {found:x8}, not {written:x8}"));
        }
        catch (SqliteException failure) when (SqliteErrors.IsDamage(failure))
        {
            throw new JournalCorruptException(path, id, sequenceNr, failure.Message, failure);
        }
    }

    private static SqliteCommand With(
        Statement statement, SqliteTransaction? transaction, string id, SnapshotBounds bounds) =>
        statement.With(
            transaction,
            id,
            bounds.MinSequenceNr,
            bounds.MaxSequenceNr,
            bounds.MinTimestamp,
            bounds.MaxTimestamp);
}
