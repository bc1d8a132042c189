using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Events;

/// <summary>Reads events in pages and checks each: checksum, and for a replay that no number is missing.</summary>
internal sealed class EventReader(string path, ReaderPool readers)
{
    private const string Columns =
        "SELECT e.ordinal, e.stream, e.seq, e.writer, e.ts, e.manifest, e.payload, e.crc, m.serializer, m.name, "
        + "s.persistence_id FROM event e JOIN manifest m ON m.id = e.manifest JOIN stream s ON s.id = e.stream ";

    private const string Page =
        Columns + "WHERE e.stream = $stream AND e.seq BETWEEN $from AND $to ORDER BY e.seq LIMIT $count";

    private const string PageByOrdinal =
        Columns + "WHERE e.ordinal > $after AND e.seq > s.deleted_to ORDER BY e.ordinal LIMIT $count";

    private const string PageByTag =
        Columns + "JOIN tag t ON t.ordinal = e.ordinal "
        + "WHERE t.tag = $tag AND t.ordinal > $after AND e.seq > s.deleted_to ORDER BY t.ordinal LIMIT $count";

    /// <summary>The events of a stream; each page is a short transaction, so that a long replay does not hold up the
    /// writer's checkpoints.</summary>
    public IEnumerable<StoredEvent> Replay(string persistenceId, long from, long to, long max)
    {
        var next = Math.Max(from, 1);
        while (max > 0 && next <= to)
        {
            var count = (int)Math.Min(max, JournalLimits.PageRowsMax);
            var page = readers.Read(connection => ReplayPage(connection, persistenceId, next, to, count));
            foreach (var one in page) yield return one;
            if (page.Count < count) yield break;
            max -= page.Count;
            next = page[^1].SequenceNr + 1;
        }
    }

    public IReadOnlyList<StoredEvent> After(long ordinal, int count) => readers.Read(connection =>
    {
        using var statement = new Statement(connection, PageByOrdinal, "$after", "$count");
        return Rows(statement.With(null, ordinal, Math.Clamp(count, 0, JournalLimits.PageRowsMax)));
    });

    public IReadOnlyList<StoredEvent> Tagged(string tag, long ordinal, int count) => readers.Read(connection =>
    {
        using var statement = new Statement(connection, PageByTag, "$tag", "$after", "$count");
        return Rows(statement.With(null, tag, ordinal, Math.Clamp(count, 0, JournalLimits.PageRowsMax)));
    });

    public long Highest(string persistenceId) =>
        readers.Read(connection => Stream(connection, null, persistenceId)?.Highest ?? 0);

    public IReadOnlyList<string> PersistenceIds(string after, int count) => readers.Read(connection =>
    {
        using var statement = new Statement(
            connection,
            "SELECT persistence_id FROM stream WHERE persistence_id > $after ORDER BY persistence_id LIMIT $count",
            "$after",
            "$count");
        var ids = new List<string>();
        using var rows = statement.With(null, after, Math.Clamp(count, 0, JournalLimits.PageRowsMax)).ExecuteReader();
        while (rows.Read()) ids.Add(rows.GetString(0));
        return ids;
    });

    private static (long Id, long Highest, long DeletedTo)? Stream(
        SqliteConnection connection, SqliteTransaction? transaction, string persistenceId)
    {
        using var statement = new Statement(
            connection, "SELECT id, highest, deleted_to FROM stream WHERE persistence_id = $id", "$id");
        using var row = statement.With(transaction, persistenceId).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }

    private List<StoredEvent> ReplayPage(
        SqliteConnection connection, string persistenceId, long from, long to, int count)
    {
        var expected = from;
        try
        {
            // One transaction for both selects, so that the end of the stream fits its rows.
            using var transaction = connection.BeginTransaction(deferred: true);
            if (Stream(connection, transaction, persistenceId) is not { } stream) return [];
            expected = Math.Max(from, stream.DeletedTo + 1);
            var last = Math.Min(to, stream.Highest);
            using var statement = new Statement(connection, Page, "$stream", "$from", "$to", "$count");
            var page = new List<StoredEvent>();
            using var row = statement.With(transaction, stream.Id, expected, last, count).ExecuteReader();
            while (row.Read())
            {
                var one = Verified(row);
                if (one.SequenceNr != expected) throw Gap(persistenceId, expected);
                page.Add(one);
                expected++;
            }

            return page.Count < count && expected <= last ? throw Gap(persistenceId, expected) : page;
        }
        catch (SqliteException failure) when (SqliteErrors.IsDamage(failure))
        {
            throw new JournalCorruptException(path, persistenceId, expected, failure.Message, failure);
        }
    }

    private JournalCorruptException Gap(string persistenceId, long number) =>
        new(path, persistenceId, number, "the event is missing");

    private List<StoredEvent> Rows(SqliteCommand command)
    {
        var page = new List<StoredEvent>();
        using var row = command.ExecuteReader();
        while (row.Read()) page.Add(Verified(row));
        return page;
    }

    private StoredEvent Verified(SqliteDataReader row)
    {
        var (stream, sequenceNr, manifest) = (row.GetInt64(1), row.GetInt64(2), row.GetInt64(5));
        var payload = row.GetFieldValue<byte[]>(6);
        var (written, found) = (row.GetInt64(7), RowChecksum.Of(stream, sequenceNr, manifest, payload));
        return written == found
            ? new StoredEvent(
                row.GetInt64(0),
                row.GetString(10),
                sequenceNr,
                Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(3)),
                row.GetInt64(4),
                row.GetInt32(8),
                row.GetString(9),
                payload)
            : throw new JournalCorruptException(
                path,
                row.GetString(10),
                sequenceNr,
                string.Create(CultureInfo.InvariantCulture, $"the checksum is {found:x8}, written was {written:x8}"));
    }
}
