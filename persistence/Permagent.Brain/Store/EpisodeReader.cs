using Microsoft.Data.Sqlite;
using Permagent.Brain.Episodes;

namespace Permagent.Brain.Store;

/// <summary>Reads whole episodes.</summary>
internal static class EpisodeReader
{
    // 'flags & 2' is the bin: no door shows what lies in it.
    private const string Select =
        """
        SELECT e.id, s.id, s.kind, s.path, s.title, s.content_hash, n.id, e.ord, e.kind, ifnull(p.name, ''), e.title,
            e.text, e.caption, e.at_from, e.at_to, e.at_prec, e.origin, e.trust, e.project, e.flags, e.span_from,
            e.span_to, e.line, e.sys_from, e.sys_to
        FROM episode e JOIN session n ON n.rid = e.session_rid JOIN source s ON s.rid = n.source_rid
            LEFT JOIN entity p ON p.rid = e.speaker_rid
        WHERE (e.flags & 2) = 0
        """;

    /// <summary>The episode in a row, or null.</summary>
    public static Episode? ByRow(Db db, long rid) =>
        db.Rows(Select + " AND e.rid = @0", Read, rid).FirstOrDefault();

    /// <summary>The episode with an id, or null.</summary>
    public static Episode? ById(Db db, EpisodeId id) =>
        db.Rows(Select + " AND e.id = @0", Read, id.Value.ToBytes()).FirstOrDefault();

    /// <summary>Current episodes of a session from an ordinal on.</summary>
    public static List<Episode> From(Db db, SessionId session, int ord, int count) => db.Rows(
        Select + " AND n.id = @0 AND e.ord >= @1 AND e.sys_to = @3 ORDER BY e.ord, e.id LIMIT @2",
        Read, session.Value.ToBytes(), (long)ord, (long)count, Instant.Forever.Micros);

    /// <summary>Current episodes of a session before an ordinal, nearest first.</summary>
    public static List<Episode> Before(Db db, SessionId session, int ord, int count) => db.Rows(
        Select + " AND n.id = @0 AND e.ord < @1 AND e.sys_to = @3 ORDER BY e.ord DESC, e.id DESC LIMIT @2",
        Read, session.Value.ToBytes(), (long)ord, (long)count, Instant.Forever.Micros);

    /// <summary>All episodes that are not in the bin, by id.</summary>
    public static void Each(Db db, Action<Episode> episode) =>
        db.Each(Select + " ORDER BY e.id", row => episode(Read(row)));

    private static Episode Read(SqliteDataReader row) => new()
    {
        Id = new(Key(row, 0)),
        Source = new(new(Key(row, 1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)),
        Session = new(Key(row, 6)),
        Ord = row.GetInt32(7),
        Kind = DiskNames.Kind.Parse(row.GetString(8)),
        Speaker = row.GetString(9),
        Title = row.GetString(10),
        Text = row.GetString(11),
        Caption = row.GetString(12),
        AtFrom = new(row.GetInt64(13)),
        AtTo = new(row.GetInt64(14)),
        AtPrecision = DiskNames.Precision.Parse(row.GetString(15)),
        Origin = DiskNames.Origin.Parse(row.GetString(16)),
        Trust = DiskNames.Trust.Parse(row.GetString(17)),
        Project = row.GetString(18),
        Flags = (EpisodeFlags)row.GetInt32(19),
        SpanFrom = row.GetInt32(20),
        SpanTo = row.GetInt32(21),
        Line = row.GetInt32(22),
        SysFrom = new(row.GetInt64(23)),
        SysTo = new(row.GetInt64(24)),
    };

    private static Key128 Key(SqliteDataReader row, int column) => Key128.From(row.GetFieldValue<byte[]>(column));
}
