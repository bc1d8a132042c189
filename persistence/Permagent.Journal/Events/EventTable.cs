using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Outbox;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Events;

/// <summary>Writes events, their tags and their outbox rows. Writer only.</summary>
internal sealed class EventTable : IDisposable
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Catalog _catalog;
    private readonly Statement _addEvent;
    private readonly Statement _addTag;
    private readonly Statement _addOutbox;
    private readonly Statement _setHighest;

    public EventTable(SqliteConnection connection, JournalFileOptions options, Catalog catalog)
    {
        (_path, _time, _catalog) = (options.Path, options.Time, catalog);
        _addEvent = new(
            connection,
            "INSERT INTO event(stream, seq, writer, ts, manifest, payload, crc) "
            + "VALUES ($stream, $seq, $writer, $ts, $manifest, $payload, $crc) RETURNING ordinal",
            "$stream", "$seq", "$writer", "$ts", "$manifest", "$payload", "$crc");
        _addTag = new(
            connection, "INSERT OR IGNORE INTO tag(tag, ordinal) VALUES ($tag, $ordinal)", "$tag", "$ordinal");
        _addOutbox = new(
            connection,
            "INSERT INTO outbox(stream, seq, key, target, body, body_hash, state, tries, next_due) "
            + "VALUES ($stream, $seq, $key, $target, $body, $hash, $state, 0, $due)",
            "$stream", "$seq", "$key", "$target", "$body", "$hash", "$state", "$due");
        _setHighest = new(connection, "UPDATE stream SET highest = $highest WHERE id = $id", "$highest", "$id");
    }

    /// <exception cref="StaleSequenceException">The first number is not highest plus one.</exception>
    public void Append(SqliteTransaction transaction, JournalWrite write)
    {
        Check(write);
        var (stream, highest) = _catalog.Stream(transaction, write.PersistenceId);
        if (write.Events[0].SequenceNr != highest + 1)
            throw new StaleSequenceException(_path, write.PersistenceId, highest + 1, write.Events[0].SequenceNr);
        foreach (var one in write.Events) Add(transaction, stream, one);
        _ = _setHighest.With(transaction, highest + write.Events.Count, stream).ExecuteNonQuery();
    }

    /// <summary>After a rollback: rows that were seen may be gone.</summary>
    public void Forget() => _catalog.Forget();

    public void Dispose()
    {
        _addEvent.Dispose();
        _addTag.Dispose();
        _addOutbox.Dispose();
        _setHighest.Dispose();
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

    private void Add(SqliteTransaction transaction, long stream, JournalEvent one)
    {
        var manifest = _catalog.Manifest(transaction, one.Serializer, one.Manifest);
        var crc = RowChecksum.Of(stream, one.SequenceNr, manifest, one.Payload.Span);
        var ordinal = (long)_addEvent.With(
            transaction,
            stream,
            one.SequenceNr,
            Encoding.UTF8.GetBytes(one.Writer),
            one.Timestamp,
            manifest,
            Blob.Of(one.Payload),
            crc).ExecuteScalar()!;
        foreach (var tag in one.Tags) _ = _addTag.With(transaction, tag, ordinal).ExecuteNonQuery();
        foreach (var row in one.Outbox)
        {
            _ = _addOutbox.With(
                transaction,
                stream,
                one.SequenceNr,
                row.Key,
                row.Target,
                Blob.Of(row.Body),
                SHA256.HashData(row.Body.Span),
                (int)OutboxState.Waiting,
                _time.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteNonQuery();
        }
    }
}
