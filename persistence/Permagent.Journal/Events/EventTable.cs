using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Outbox;
using Permagent.Journal.Storage;
using Permagent.Kernel.Hosting;
using SQLitePCL;

namespace Permagent.Journal.Events;

/// <summary>Writes events, their tags and their outbox rows. Writer only.</summary>
internal sealed class EventTable : IDisposable
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Catalog _catalog;
    private readonly SqliteConnection _connection;
    private readonly RowStatement _addEvent;
    private readonly RowStatement _addTag;
    private readonly RowStatement _addOutbox;
    private (string Name, byte[] Bytes) _writer = ("", []); // Of the last event; the next has mostly the same.

    public EventTable(SqliteConnection connection, JournalFileOptions options, Catalog catalog)
    {
        (_path, _time, _catalog, _connection) = (options.Path, options.Time, catalog, connection);
        _addEvent = new(
            connection,
            "INSERT INTO event(stream, seq, writer, ts, manifest, payload, crc) VALUES (?, ?, ?, ?, ?, ?, ?)");
        _addTag = new(connection, "INSERT OR IGNORE INTO tag(tag, ordinal) VALUES (?, ?)");
        _addOutbox = new(
            connection,
            "INSERT INTO outbox(stream, seq, key, target, body, body_hash, state, tries, next_due) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)");
    }

    /// <exception cref="StaleSequenceException">The first number is not highest plus one.</exception>
    public void Append(JournalWrite write)
    {
        Check(write);
        var stream = _catalog.Stream(write.PersistenceId);
        var next = stream.Highest + 1;
        if (write.Events[0].SequenceNr != next)
            throw new StaleSequenceException(_path, write.PersistenceId, next, write.Events[0].SequenceNr);
        foreach (var one in write.Events) Add(stream.Id, one);
        _catalog.SetHighest(stream, write.Events[^1].SequenceNr);
    }

    /// <summary>After a rollback: rows that were seen may be gone.</summary>
    public void Forget() => _catalog.Forget();

    public void Dispose()
    {
        _addEvent.Dispose();
        _addTag.Dispose();
        _addOutbox.Dispose();
    }

    private static void Check(JournalWrite write)
    {
        Names.Check(write.PersistenceId, "persistence id");
        if (write.Events.Count == 0) throw new ArgumentException("A write without events.", nameof(write));
        for (var index = 0; index < write.Events.Count; index++)
        {
            var one = write.Events[index];
            if (one.SequenceNr != write.Events[0].SequenceNr + index)
                throw new ArgumentException($"Number {one.SequenceNr} leaves a gap inside its write.", nameof(write));
            Names.CheckBytes(one.Payload, JournalLimits.EventBytesMax, "payload of the event");
            foreach (var tag in one.Tags) Names.Check(tag, "tag");
            foreach (var row in one.Outbox)
            {
                Names.Check(row.Key, "key of the outbox row");
                Names.Check(row.Target, "target of the outbox row");
                Names.CheckBytes(row.Body, JournalLimits.RowBytesMax, "body of the outbox row");
            }
        }
    }

    private void Add(long stream, JournalEvent one)
    {
        if (one.Writer != _writer.Name) _writer = (one.Writer, Encoding.UTF8.GetBytes(one.Writer));
        var manifest = _catalog.Manifest(one.Serializer, one.Manifest);
        _addEvent
            .Bind(stream)
            .Bind(one.SequenceNr)
            .Bind(_writer.Bytes)
            .Bind(one.Timestamp)
            .Bind(manifest)
            .Bind(one.Payload.Span)
            .Bind(RowChecksum.Of(stream, one.SequenceNr, manifest, one.Payload.Span))
            .Run();
        if (one.Tags.Count > 0) AddTags(raw.sqlite3_last_insert_rowid(_connection.Handle), one.Tags);
        foreach (var row in one.Outbox) AddOutbox(stream, one.SequenceNr, row);
    }

    private void AddTags(long ordinal, IReadOnlyList<string> tags)
    {
        foreach (var tag in tags) _addTag.Bind(tag).Bind(ordinal).Run();
    }

    private void AddOutbox(long stream, long sequenceNr, OutboxRow row) => _addOutbox
        .Bind(stream)
        .Bind(sequenceNr)
        .Bind(row.Key)
        .Bind(row.Target)
        .Bind(row.Body.Span)
        .Bind(SHA256.HashData(row.Body.Span))
        .Bind((int)OutboxState.Waiting)
        .Bind(_time.GetUtcNow().ToUnixTimeMilliseconds())
        .Run();
}
