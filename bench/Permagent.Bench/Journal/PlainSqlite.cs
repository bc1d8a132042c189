using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Permagent.Bench.Journal;

/// <summary>The yardstick: a program without actors that writes the same rows in the same commits, by prepared
/// commands. It checks nothing: no number, no checksum, no half batch.</summary>
internal sealed class PlainSqlite : ISide
{
    private static readonly byte[] s_writer = "0011223344556677"u8.ToArray();

    private readonly Shape _shape;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;

    public PlainSqlite(string path, Shape shape)
    {
        _shape = shape;
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Run("""
            PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
            CREATE TABLE stream(
                id INTEGER PRIMARY KEY, persistence_id TEXT NOT NULL UNIQUE,
                highest INTEGER NOT NULL, deleted_to INTEGER NOT NULL DEFAULT 0) STRICT;
            CREATE TABLE manifest(
                id INTEGER PRIMARY KEY, serializer INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(serializer, name))
                STRICT;
            CREATE TABLE event(
                ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
                stream INTEGER NOT NULL REFERENCES stream(id), seq INTEGER NOT NULL, writer BLOB NOT NULL,
                ts INTEGER NOT NULL, manifest INTEGER NOT NULL REFERENCES manifest(id), payload BLOB NOT NULL,
                crc INTEGER NOT NULL, UNIQUE(stream, seq)) STRICT;
            INSERT INTO manifest(id, serializer, name) VALUES (1, 1, 'bench.event');
            """);
        for (var stream = 1; stream <= shape.Streams; stream++)
            Run($"INSERT INTO stream(id, persistence_id, highest) VALUES ({stream}, 'stream-{stream}', 0)");
        _insert = Command(
            "INSERT INTO event(stream, seq, writer, ts, manifest, payload, crc) "
            + "VALUES ($stream, $seq, $writer, $ts, 1, $payload, 1234567890)",
            "$stream", "$seq", "$writer", "$ts", "$payload");
        _update = Command("UPDATE stream SET highest = $highest WHERE id = $id", "$highest", "$id");
    }

    public Task WriteAsync(int first, int count)
    {
        for (var batch = first; batch < first + count; batch++) Write(batch);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _update.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Write(int batch)
    {
        using var transaction = _connection.BeginTransaction();
        (_insert.Transaction, _update.Transaction) = (transaction, transaction);
        for (var stream = 1; stream <= _shape.Streams; stream++) WriteStream(batch, stream);
        transaction.Commit();
    }

    private void WriteStream(int batch, int stream)
    {
        var highest = (long)batch * _shape.EventsOfWrite;
        for (var i = 0; i < _shape.EventsOfWrite; i++)
        {
            highest++;
            _insert.Parameters[0].Value = (long)stream;
            _insert.Parameters[1].Value = highest;
            _insert.Parameters[2].Value = s_writer;
            _insert.Parameters[3].Value = highest;
            _insert.Parameters[4].Value = new byte[Shape.PayloadBytes];
            _insert.ExecuteNonQuery();
        }

        _update.Parameters[0].Value = highest;
        _update.Parameters[1].Value = (long)stream;
        _update.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this file.")]
    private SqliteCommand Command(string sql, params string[] names)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }
}
