using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>The tables of the file and how they came to be: step n leads from version n - 1 to version n, and the first
/// one makes an empty file a journal. A released step is never changed; a change of the tables is a new step.</summary>
internal sealed class JournalSchema(params IReadOnlyList<string> steps)
{
    private const string First = """
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

    /// <summary>That of this program.</summary>
    public static JournalSchema Current { get; } = new(First);

    /// <summary>The statements of each step.</summary>
    public IReadOnlyList<string> Steps { get; } = steps;

    /// <summary>The newest version.</summary>
    public long Version => Steps.Count;

    /// <summary>The version of the file; 0 for a file without any table.</summary>
    /// <exception cref="JournalCorruptException">The file is a database, but no journal.</exception>
    public static long VersionOf(SqliteConnection connection, string path)
    {
        if (Statement.Single(connection, "SELECT count(*) FROM sqlite_schema") is 0L) return 0;
        if (Statement.Single(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
            is 0L)
            throw new JournalCorruptException(path, "it is a database of another program");
        var text = Statement.Single(connection, "SELECT value FROM meta WHERE key = 'schema_version'") as string;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw new JournalCorruptException(path, "its schema version is missing");
    }

    /// <summary>Takes the steps that the file lacks, all of them or none. Links between rows must not be enforced: a
    /// step may make a table anew under its old name.</summary>
    public void Migrate(SqliteConnection connection, long from, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var step in Steps.Skip((int)from)) Statement.Run(connection, transaction, step);
        if (Statement.Single(connection, "SELECT count(*) FROM pragma_foreign_key_check", transaction) is not 0L)
            throw new InvalidOperationException($"The step after schema version {from} breaks links between rows.");
        using var meta = new Statement(
            connection, "INSERT OR REPLACE INTO meta(key, value) VALUES ($key, $value)", "$key", "$value");
        Set(meta, transaction, "schema_version", Version.ToString(CultureInfo.InvariantCulture));
        if (from == 0) Set(meta, transaction, "created", now.ToString("O", CultureInfo.InvariantCulture));
        transaction.Commit();
    }

    private static void Set(Statement meta, SqliteTransaction transaction, string key, string value) =>
        _ = meta.With(transaction, key, value).ExecuteNonQuery();
}
