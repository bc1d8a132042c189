using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Rows of facts and their citations. Rows are opened and closed, never altered.</summary>
internal static class FactRows
{
    private const string Columns =
        """
        rid, id, subject_rid, predicate, object_rid, value, obj_key, slot_one, positive, modality, valid_from, valid_to,
        valid_prec, method
        """;

    /// <summary>Facts of a subject and predicate that are held now, by start, then id.</summary>
    public static List<FactRow> Held(Db db, long subject, string predicate) => db.Rows(
        $"""
        SELECT {Columns} FROM fact
        WHERE subject_rid = @0 AND predicate = @1 AND sys_to = @2 AND status = 'accepted' ORDER BY valid_from, id
        """,
        Read, subject, predicate, Instant.Forever.Micros);

    /// <summary>The version in a row.</summary>
    public static FactRow ByRow(Db db, long rid) =>
        db.Rows($"SELECT {Columns} FROM fact WHERE rid = @0", Read, rid)[0];

    /// <summary>The version with an id if it is held now and not in the bin, or null.</summary>
    public static FactRow? HeldById(Db db, FactId id) => db.Rows(
        $"SELECT {Columns} FROM fact WHERE id = @0 AND sys_to = @1 AND status = 'accepted'",
        Read, id.Value.ToBytes(), Instant.Forever.Micros).FirstOrDefault();

    /// <summary>Opens a version with its citations.</summary>
    public static FactRow Open(WriteScope scope, FactRow fact, IEnumerable<CiteRow> cites, ChangeWriter change)
    {
        var id = scope.Keys.Id(
            "fact", Number(fact.SubjectRid, scope), fact.Predicate, fact.Key, fact.Positive ? "yes" : "no",
            DiskNames.Modality[fact.Modality], fact.ValidFrom.ToString(CultureInfo.InvariantCulture),
            fact.ValidTo.ToString(CultureInfo.InvariantCulture), scope.Now.ToString());
        scope.Db.Run(
            """
            INSERT INTO fact
                (id, subject_rid, predicate, object_rid, value, obj_key, slot_one, positive, modality, valid_from,
                 valid_to, valid_prec, sys_from, sys_to, status, method)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, 'accepted', @14)
            """,
            id.ToBytes(), fact.SubjectRid, fact.Predicate, fact.ObjectRid, fact.Value, fact.Key,
            fact.HoldsSlot ? 1L : 0L, fact.Positive ? 1L : 0L, DiskNames.Modality[fact.Modality], fact.ValidFrom,
            fact.ValidTo, DiskNames.Precision[fact.Precision], scope.Now.Micros, Instant.Forever.Micros,
            DiskNames.Method[fact.Method]);
        var rid = scope.Db.LastRow;
        change.Touch("fact", rid, "opened", id);
        Cite(scope, rid, cites);
        return fact with { Rid = rid, Id = id };
    }

    /// <summary>Closes a version: from now on it is what the Brain believed before.</summary>
    public static void Close(WriteScope scope, FactRow fact, ChangeWriter change)
    {
        scope.Db.Run("UPDATE fact SET sys_to = @1 WHERE rid = @0", fact.Rid, scope.Now.Micros);
        change.Touch("fact", fact.Rid, "closed", fact.Id);
    }

    /// <summary>Adds citations; how many were new.</summary>
    public static int Cite(WriteScope scope, long fact, IEnumerable<CiteRow> cites)
    {
        var added = 0;
        foreach (var cite in cites)
        {
            added += scope.Db.Run(
                "INSERT OR IGNORE INTO fact_cite (fact_rid, episode_rid, s_from, s_to) VALUES (@0, @1, @2, @3)",
                fact, cite.EpisodeRid, (long)cite.From, (long)cite.To);
        }

        return added;
    }

    /// <summary>Citations of a version.</summary>
    public static List<CiteRow> CitesOf(Db db, long fact) => db.Rows(
        "SELECT episode_rid, s_from, s_to FROM fact_cite WHERE fact_rid = @0 ORDER BY episode_rid, s_from, s_to",
        row => new CiteRow(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)), fact);

    private static string Number(long subject, WriteScope scope) => Key128.From(
        (byte[])scope.Db.Scalar("SELECT id FROM entity WHERE rid = @0", subject)!).ToString();

    private static FactRow Read(SqliteDataReader row) => new()
    {
        Rid = row.GetInt64(0),
        Id = Key128.From(row.GetFieldValue<byte[]>(1)),
        SubjectRid = row.GetInt64(2),
        Predicate = row.GetString(3),
        ObjectRid = row.IsDBNull(4) ? null : row.GetInt64(4),
        Value = row.GetString(5),
        Key = row.GetString(6),
        HoldsSlot = row.GetInt64(7) == 1,
        Positive = row.GetInt64(8) == 1,
        Modality = DiskNames.Modality.Parse(row.GetString(9)),
        ValidFrom = row.GetInt64(10),
        ValidTo = row.GetInt64(11),
        Precision = DiskNames.Precision.Parse(row.GetString(12)),
        Method = DiskNames.Method.Parse(row.GetString(13)),
    };
}
