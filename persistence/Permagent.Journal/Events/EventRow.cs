using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Events;

/// <summary>Makes events of rows and checks each. Any thread.</summary>
internal sealed class EventRow(string path)
{
    /// <summary>What a select must give first, from an event named <c>e</c>.</summary>
    public const string Columns = "e.ordinal, e.stream, e.seq, e.writer, e.ts, e.manifest, e.payload, e.crc ";

    /// <summary>How many these are.</summary>
    public const int ColumnCount = 8;

    private const int CachedMax = 10_000; // Manifests; the product has some hundred, so this is only a fuse.

    // Rows of the table are never changed or deleted, so what was read once stays true.
    private readonly ConcurrentDictionary<long, (int Serializer, string Name)> _manifests = new();
    private WriterName? _lastWriter; // Of the last event; the next has mostly the same.

    /// <summary>The event of the present row.</summary>
    /// <exception cref="JournalCorruptException">It is not what was written.</exception>
    public StoredEvent Read(SqliteConnection connection, RowStatement row, string persistenceId)
    {
        var (stream, sequenceNr, manifest) = (row.Int64(1), row.Int64(2), row.Int64(5));
        var payload = row.Blob(6).ToArray();
        var (written, found) = (row.Int64(7), RowChecksum.Of(stream, sequenceNr, manifest, payload));
        if (written != found)
        {
            throw new JournalCorruptException(
                path,
                persistenceId,
                sequenceNr,
                string.Create(CultureInfo.InvariantCulture, $"the checksum is {found:x8}, written was {written:x8}"));
        }

        var (serializer, name) = Manifest(connection, manifest) ?? throw new JournalCorruptException(
            path, persistenceId, sequenceNr, $"its manifest {manifest} is missing");
        return new StoredEvent(
            row.Int64(0), persistenceId, sequenceNr, Writer(row.Blob(3)), row.Int64(4), serializer, name, payload);
    }

    private (int Serializer, string Name)? Manifest(SqliteConnection connection, long id)
    {
        if (_manifests.TryGetValue(id, out var known)) return known;
        using var row = new RowStatement(connection, "SELECT serializer, name FROM manifest WHERE id = ?");
        if (!row.Bind(id).Read()) return null;
        if (_manifests.Count >= CachedMax) _manifests.Clear();
        return _manifests[id] = ((int)row.Int64(0), row.Text(1));
    }

    private string Writer(ReadOnlySpan<byte> bytes)
    {
        var last = Volatile.Read(ref _lastWriter);
        if (last is not null && last.Bytes.AsSpan().SequenceEqual(bytes)) return last.Name;
        last = new WriterName(bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        Volatile.Write(ref _lastWriter, last);
        return last.Name;
    }

    private sealed record WriterName(byte[] Bytes, string Name);
}
