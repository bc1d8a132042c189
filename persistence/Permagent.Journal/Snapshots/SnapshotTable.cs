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
        using var statement = new Statement(
            connection,
            "SELECT n.stream, n.seq, n.ts, n.manifest, n.payload, n.crc, m.serializer, m.name FROM snapshot n "
            + "JOIN manifest m ON m.id = n.manifest " + InBounds + "ORDER BY n.seq DESC LIMIT 1",
            BoundNames);
        using var row = With(statement, null, id, bounds).ExecuteReader();
        if (!row.Read()) return null;
        var (stream, sequenceNr, manifest) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(3));
        var payload = row.GetFieldValue<byte[]>(4);
        var (written, found) = (row.GetInt64(5), RowChecksum.Of(stream, sequenceNr, manifest, payload));
        return written == found
            ? new StoredSnapshot(id, sequenceNr, row.GetInt64(2), row.GetInt32(6), row.GetString(7), payload)
            : throw new JournalCorruptException(
                path,
                id,
                sequenceNr,
                string.Create(CultureInfo.InvariantCulture, $"the snapshot has checksum {found:x8}, not {written:x8}"));
    }

    public static int Delete(
        SqliteConnection connection, SqliteTransaction transaction, string id, SnapshotBounds bounds)
    {
        using var statement = new Statement(connection, "DELETE FROM snapshot AS n " + InBounds, BoundNames);
        return With(statement, transaction, id, bounds).ExecuteNonQuery();
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
