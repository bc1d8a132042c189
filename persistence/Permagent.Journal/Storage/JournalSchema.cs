using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>The tables of the file and their version. A change of them is a new version with a step from the last one.
/// </summary>
internal static class JournalSchema
{
    public const long Version = 1;

    private const string Tables = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE stream(
            id INTEGER PRIMARY KEY, persistence_id TEXT NOT NULL UNIQUE,
            highest INTEGER NOT NULL, deleted_to INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE manifest(
            id INTEGER PRIMARY KEY, serializer INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(serializer, name)) STRICT;
        CREATE TABLE event(
            ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
            stream INTEGER NOT NULL REFERENCES stream(id), seq INTEGER NOT NULL, writer BLOB NOT NULL,
            ts INTEGER NOT NULL, manifest INTEGER NOT NULL REFERENCES manifest(id), payload BLOB NOT NULL,
            crc INTEGER NOT NULL, UNIQUE(stream, seq)) STRICT;
        CREATE TABLE tag(
            tag TEXT NOT NULL, ordinal INTEGER NOT NULL REFERENCES event(ordinal) ON DELETE CASCADE,
            PRIMARY KEY(tag, ordinal)) STRICT, WITHOUT ROWID;
        CREATE INDEX tag_ordinal ON tag(ordinal);
        CREATE TABLE snapshot(
            stream INTEGER NOT NULL REFERENCES stream(id), seq INTEGER NOT NULL, ts INTEGER NOT NULL,
            manifest INTEGER NOT NULL REFERENCES manifest(id), payload BLOB NOT NULL, crc INTEGER NOT NULL,
            UNIQUE(stream, seq)) STRICT;
        CREATE TABLE outbox(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            stream INTEGER NOT NULL REFERENCES stream(id), seq INTEGER NOT NULL, key TEXT NOT NULL,
            target TEXT NOT NULL, body BLOB NOT NULL, body_hash BLOB NOT NULL, state INTEGER NOT NULL,
            tries INTEGER NOT NULL, next_due INTEGER NOT NULL, UNIQUE(stream, seq, target, key)) STRICT;
        CREATE INDEX outbox_target ON outbox(target, state, id);
        CREATE TABLE feed(
            pos INTEGER PRIMARY KEY, ts INTEGER NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE TABLE reader(name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT;
        CREATE TABLE read_model(
            kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(kind, key)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>The version of the file; null for a file without any table.</summary>
    /// <exception cref="JournalCorruptException">The file is a database, but no journal.</exception>
    public static long? VersionOf(SqliteConnection connection, string path)
    {
        if (Statement.Single(connection, "SELECT count(*) FROM sqlite_schema") is 0L) return null;
        if (Statement.Single(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
            is 0L)
            throw new JournalCorruptException(path, "it is a database of another program");
        var text = Statement.Single(connection, "SELECT value FROM meta WHERE key = 'schema_version'") as string;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new JournalCorruptException(path, "its schema version is missing");
    }

    /// <summary>Makes all tables of the newest version in one transaction.</summary>
    public static void Create(SqliteConnection connection, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Statement.Run(connection, transaction, Tables);
        using var meta = new Statement(
            connection, "INSERT INTO meta(key, value) VALUES ($key, $value)", "$key", "$value");
        _ = meta.With(transaction, "schema_version", Version.ToString(CultureInfo.InvariantCulture)).ExecuteNonQuery();
        _ = meta.With(transaction, "created", now.ToString("O", CultureInfo.InvariantCulture)).ExecuteNonQuery();
        transaction.Commit();
    }
}
