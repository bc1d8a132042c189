using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Reads facts with their support.</summary>
internal static class FactReader
{
    private const int SupportMax = 20; // Citations read of one fact: a person needs a few to believe it.

    private const string Select =
        """
        SELECT f.rid, f.id, s.id, s.type, s.name, f.predicate, f.value, o.id, o.type, o.name, f.valid_from, f.valid_to,
            f.valid_prec, f.sys_from, f.sys_to, f.positive, f.modality, f.method
        FROM fact f JOIN entity s ON s.rid = f.subject_rid LEFT JOIN entity o ON o.rid = f.object_rid
        WHERE f.status = 'accepted'
        """;

    /// <summary>Facts of a filter at a point in time.</summary>
    public static List<Fact> Find(Db db, FactFilter filter, AsOf asOf)
    {
        var sql = new StringBuilder(Select);
        var values = new List<object?>();
        Add(sql, values, "f.id = {0}", filter.Id?.Value.ToBytes());
        if (filter.Id is null)
        {
            Add(sql, values, "f.valid_from <= {0} AND {0} < f.valid_to", asOf.Valid.Micros);
            Add(sql, values, "f.sys_from <= {0} AND {0} < f.sys_to", asOf.Known.Micros);
        }

        Add(sql, values, "f.subject_rid = (SELECT rid FROM entity WHERE id = {0})", filter.Subject?.Value.ToBytes());
        Add(sql, values, "f.object_rid = (SELECT rid FROM entity WHERE id = {0})", filter.Target?.Value.ToBytes());
        Add(sql, values, "f.predicate = {0}", filter.Predicate);
        Add(sql, values, "f.method = {0}", filter.Method is { } method ? DiskNames.Method[method] : null);
        Add(
            sql, values,
            "f.rid IN (SELECT c.fact_rid FROM fact_cite c JOIN episode e ON e.rid = c.episode_rid WHERE e.id = {0})",
            filter.Episode?.Value.ToBytes());
        sql.Append(" ORDER BY s.canon, s.id, f.predicate, f.valid_from, f.id");
        Add(sql, values, "{0}", (long)filter.Max, " LIMIT ");
        return Complete(db, db.Rows(sql.ToString(), Read, [.. values]));
    }

    /// <summary>Every version of a slot, by system time, then valid time, then id.</summary>
    public static List<Fact> History(Db db, EntityId subject, string predicate) => Complete(db, db.Rows(
        Select + """
             AND s.id = @0 AND f.predicate = @1 ORDER BY f.sys_from, f.valid_from, f.id LIMIT @2
            """,
        Read, subject.Value.ToBytes(), predicate, (long)BrainLimits.FactsMax));

    /// <summary>All versions, by id.</summary>
    public static List<Fact> All(Db db) => Complete(db, db.Rows(Select + " ORDER BY f.id", Read));

    private static void Add(
        StringBuilder sql, List<object?> values, string condition, object? value, string join = " AND ")
    {
        if (value is null) return;
        var name = "@" + values.Count.ToString(CultureInfo.InvariantCulture);
        sql.Append(join).Append(condition.Replace("{0}", name, StringComparison.Ordinal));
        values.Add(value);
    }

    private static List<Fact> Complete(Db db, List<(long Rid, Fact Fact)> rows) =>
        [.. rows.Select(row => row.Fact with { Support = SupportOf(db, row.Rid) })];

    private static ImmutableArray<FactSupport> SupportOf(Db db, long fact) =>
    [
        .. db.Rows(
            """
            SELECT e.id, c.s_from, c.s_to, e.text, e.flags, s.path, e.line, s.content_hash
            FROM fact_cite c JOIN episode e ON e.rid = c.episode_rid JOIN session n ON n.rid = e.session_rid
                JOIN source s ON s.rid = n.source_rid
            WHERE c.fact_rid = @0 ORDER BY e.id, c.s_from, c.s_to LIMIT @1
            """,
            ReadSupport, fact, (long)SupportMax),
    ];

    private static FactSupport ReadSupport(SqliteDataReader row)
    {
        var (from, to, text) = (row.GetInt32(1), row.GetInt32(2), row.GetString(3));
        var binned = (row.GetInt64(4) & 2) != 0;
        var line = row.GetInt32(6);
        if (line > 0) line += text.AsSpan(0, Math.Min(from, text.Length)).Count('\n');
        return new(
            new(Key128.From(row.GetFieldValue<byte[]>(0))), from, to, binned ? "" : text[from..to],
            binned ? "" : row.GetString(5), binned ? 0 : line, binned ? "" : row.GetString(7));
    }

    private static (long Rid, Fact Fact) Read(SqliteDataReader row)
    {
        var target = row.IsDBNull(7)
            ? null
            : new EntityRef(new(Key128.From(row.GetFieldValue<byte[]>(7))), row.GetString(8), row.GetString(9));
        return (row.GetInt64(0), new Fact
        {
            Id = new(Key128.From(row.GetFieldValue<byte[]>(1))),
            Subject = new(new(Key128.From(row.GetFieldValue<byte[]>(2))), row.GetString(3), row.GetString(4)),
            Predicate = row.GetString(5),
            Value = row.GetString(6),
            Target = target,
            ValidFrom = new(row.GetInt64(10)),
            ValidTo = new(row.GetInt64(11)),
            ValidPrecision = DiskNames.Precision.Parse(row.GetString(12)),
            SysFrom = new(row.GetInt64(13)),
            SysTo = new(row.GetInt64(14)),
            Positive = row.GetInt64(15) == 1,
            Modality = DiskNames.Modality.Parse(row.GetString(16)),
            Method = DiskNames.Method.Parse(row.GetString(17)),
            Support = [],
        });
    }
}
