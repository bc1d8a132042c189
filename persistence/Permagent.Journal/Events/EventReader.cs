using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Events;

/// <summary>Reads events in pages. Each page is a short transaction of its own, so that a long read does not hold up
/// the writer's checkpoints. Any thread.</summary>
internal sealed class EventReader(string path, ReaderPool readers)
{
    private const string Page = "SELECT " + EventRow.Columns
        + "FROM event e WHERE e.stream = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq LIMIT ?";

    private const string PageByOrdinal = "SELECT " + EventRow.Columns + ", s.persistence_id "
        + "FROM event e JOIN stream s ON s.id = e.stream "
        + "WHERE e.ordinal > ? AND e.seq > s.deleted_to ORDER BY e.ordinal LIMIT ?";

    private const string PageByTag = "SELECT " + EventRow.Columns + ", s.persistence_id "
        + "FROM tag t JOIN event e ON e.ordinal = t.ordinal JOIN stream s ON s.id = e.stream "
        + "WHERE t.tag = ? AND t.ordinal > ? AND e.seq > s.deleted_to ORDER BY t.ordinal LIMIT ?";

    private const string PageOfIds =
        "SELECT persistence_id FROM stream WHERE persistence_id > ? ORDER BY persistence_id LIMIT ?";

    private readonly EventRow _row = new(path);

    /// <summary>The events of a stream, a page at a time as the caller goes on; at most <paramref name="max"/>.
    /// </summary>
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
        using var rows = new RowStatement(connection, PageByOrdinal);
        return Rows(connection, rows.Bind(ordinal).Bind(PageOf(count)));
    });

    public IReadOnlyList<StoredEvent> Tagged(string tag, long ordinal, int count) => readers.Read(connection =>
    {
        using var rows = new RowStatement(connection, PageByTag);
        return Rows(connection, rows.Bind(tag).Bind(ordinal).Bind(PageOf(count)));
    });

    public long Highest(string persistenceId) =>
        readers.Read(connection => Stream(connection, persistenceId)?.Highest ?? 0);

    public IReadOnlyList<string> PersistenceIds(string after, int count) => readers.Read(connection =>
    {
        using var rows = new RowStatement(connection, PageOfIds);
        _ = rows.Bind(after).Bind(PageOf(count));
        var ids = new List<string>();
        while (rows.Read()) ids.Add(rows.Text(0));
        return ids;
    });

    /// <summary>Streams in order of their first write, after the given row.</summary>
    public IReadOnlyList<(long Id, string PersistenceId)> Streams(long afterId, int count) => readers.Read(connection =>
    {
        using var rows = new RowStatement(
            connection, "SELECT id, persistence_id FROM stream WHERE id > ? ORDER BY id LIMIT ?");
        _ = rows.Bind(afterId).Bind(PageOf(count));
        var streams = new List<(long, string)>();
        while (rows.Read()) streams.Add((rows.Int64(0), rows.Text(1)));
        return streams;
    });

    private static int PageOf(int count) => Math.Clamp(count, 0, JournalLimits.PageRowsMax);

    private static (long Id, long Highest, long DeletedTo)? Stream(SqliteConnection connection, string persistenceId)
    {
        using var row = new RowStatement(
            connection, "SELECT id, highest, deleted_to FROM stream WHERE persistence_id = ?");
        return row.Bind(persistenceId).Read() ? (row.Int64(0), row.Int64(1), row.Int64(2)) : null;
    }

    private List<StoredEvent> ReplayPage(
        SqliteConnection connection, string persistenceId, long from, long to, int count)
    {
        var expected = from;
        try
        {
            // One transaction for both selects, so that the end of the stream fits its rows.
            using var transaction = connection.BeginTransaction(deferred: true);
            if (Stream(connection, persistenceId) is not { } stream) return [];
            expected = Math.Max(from, stream.DeletedTo + 1);
            var last = Math.Min(to, stream.Highest);
            using var rows = new RowStatement(connection, Page);
            _ = rows.Bind(stream.Id).Bind(expected).Bind(last).Bind(count);
            var page = new List<StoredEvent>();
            while (rows.Read())
            {
                var one = _row.Read(connection, rows, persistenceId);
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

    private List<StoredEvent> Rows(SqliteConnection connection, RowStatement rows)
    {
        var page = new List<StoredEvent>();
        while (rows.Read()) page.Add(_row.Read(connection, rows, rows.Text(EventRow.ColumnCount)));
        return page;
    }
}
