using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Lexical;

namespace Permagent.Brain.Store;

/// <summary>Builds the index from the database.</summary>
internal static class IndexLoader
{
    /// <summary>The index over all episodes, as of the last commit.</summary>
    public static LexicalIndex Load(Db db)
    {
        var change = new IndexChange();
        db.Each("SELECT term FROM lex_term ORDER BY term_id", row => change.Terms.Add(row.GetString(0)));
        db.Each(
            """
            SELECT e.rid, e.id, e.session_rid, e.ord, d.len_a, d.len_b, ifnull(e.speaker_rid, 0), e.origin, e.flags,
                e.project, s.path, e.at_from, e.at_to, e.sys_from, e.sys_to, d.terms
            FROM lex_doc d JOIN episode e ON e.rid = d.episode_rid JOIN session n ON n.rid = e.session_rid
                JOIN source s ON s.rid = n.source_rid
            ORDER BY e.session_rid, e.ord, e.rid
            """,
            row => change.Added.Add((ReadEpisode(row), TermBlob.Read(row.GetFieldValue<byte[]>(15)))));
        db.Each(
            "SELECT rid, id, name FROM entity WHERE type = 'person' AND sys_to = 253402214400000000 ORDER BY rid",
            row => change.Persons.Add((row.GetInt64(0), new EntityRef(
                new(Key128.From(row.GetFieldValue<byte[]>(1))), "person", row.GetString(2)))));
        change.Changes = (int)db.Number("SELECT count(*) FROM change");
        var index = new LexicalIndex();
        index.Apply(change);
        return index;
    }

    private static IndexedEpisode ReadEpisode(Microsoft.Data.Sqlite.SqliteDataReader row) => new()
    {
        Rid = row.GetInt64(0),
        Id = Key128.From(row.GetFieldValue<byte[]>(1)),
        SessionRid = row.GetInt64(2),
        Ord = row.GetInt32(3),
        LengthA = row.GetInt32(4),
        LengthB = row.GetInt32(5),
        SpeakerRid = row.GetInt64(6),
        Origin = DiskNames.Origin.Parse(row.GetString(7)),
        Flags = (EpisodeFlags)row.GetInt32(8),
        Project = row.GetString(9),
        SourcePath = row.GetString(10),
        AtFrom = row.GetInt64(11),
        AtTo = row.GetInt64(12),
        SysFrom = row.GetInt64(13),
        SysTo = row.GetInt64(14),
    };
}
