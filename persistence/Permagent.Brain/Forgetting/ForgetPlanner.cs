using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Forgetting;

/// <summary>Finds what a selector means.</summary>
internal static class ForgetPlanner
{
    private const int PreviewLength = 80;

    /// <summary>Lists what would go.</summary>
    /// <param name="db">A reading connection.</param>
    /// <param name="selector">What was asked for.</param>
    /// <param name="found">Episodes that a query found; empty for other selectors.</param>
    public static ForgetPlan Plan(Db db, ForgetSelector selector, ImmutableArray<EpisodeId> found)
    {
        var problem = ProblemOf(selector);
        if (problem.Length > 0) return new([], [], 0, problem);
        var byId = !selector.Episodes.IsDefaultOrEmpty;
        var rows = byId ? Named(db, selector.Episodes) : selector.Query is not null ? Named(db, found)
            : Met(db, selector);
        if (rows.Count > BrainLimits.ForgetMax)
            return new([], [], 0, $"More than {BrainLimits.ForgetMax} episodes are selected. Narrow it down.");
        var pinned = rows.RemoveAll(row => row.Pinned && !byId);
        var facts = FactsWithoutOthers(db, [.. rows.Select(row => row.Rid)]);
        return new(
            [.. rows.Select(row => row.Item).OrderBy(item => item.Id.Value)],
                [.. facts.Select(fact => new FactId(fact.Id))],
            pinned, "");
    }

    /// <summary>Facts all of whose citations lie in these rows or in the bin, by id.</summary>
    public static List<(long Rid, Key128 Id)> FactsWithoutOthers(Db db, SortedSet<long> episodes)
    {
        var candidates = new SortedSet<long>();
        foreach (var episode in episodes)
        {
            candidates.UnionWith(db.Rows(
                """
                SELECT c.fact_rid FROM fact_cite c JOIN fact f ON f.rid = c.fact_rid
                WHERE c.episode_rid = @0 AND f.status = 'accepted'
                """,
                row => row.GetInt64(0), episode));
        }

        return
        [
            .. candidates.Where(fact => KeptCites(db, fact).All(episodes.Contains))
                .Select(fact => (fact, FactRows.ByRow(db, fact).Id)).OrderBy(fact => fact.Id),
        ];
    }

    private static List<long> KeptCites(Db db, long fact) => db.Rows(
        """
        SELECT c.episode_rid FROM fact_cite c JOIN episode e ON e.rid = c.episode_rid
        WHERE c.fact_rid = @0 AND (e.flags & 2) = 0
        """,
        row => row.GetInt64(0), fact);

    private static string ProblemOf(ForgetSelector selector)
    {
        if ((selector.Since is null) != (selector.Until is null)) return "A time range needs both ends.";
        bool[] set =
        [
            !selector.Episodes.IsDefaultOrEmpty, selector.Session is not null, selector.SourcePath is not null,
            selector.Entity is not null, selector.Change is not null, selector.Since is not null,
            selector.Query is not null,
        ];
        return set.Count(isSet => isSet) == 1 ? "" : "Select in exactly one way.";
    }

    private static List<Row> Named(Db db, ImmutableArray<EpisodeId> ids) =>
    [
        .. ids.Distinct().SelectMany(id => Select(db, "e.id = @0", id.Value.ToBytes())),
    ];

    private static List<Row> Met(Db db, ForgetSelector selector)
    {
        if (selector.Session is { } session) return Select(db, "n.id = @0", session.Value.ToBytes());
        if (selector.SourcePath is { } path) return Select(db, "s.path = @0", path);
        if (selector.Entity is { } entity)
        {
            return Select(
                db,
                """
                e.rid IN (SELECT c.episode_rid FROM fact_cite c JOIN fact f ON f.rid = c.fact_rid
                    JOIN entity x ON x.rid = f.subject_rid OR x.rid = f.object_rid
                    WHERE x.id = @0 AND f.status = 'accepted')
                """,
                entity.Value.ToBytes());
        }

        if (selector.Change is { } change)
        {
            return Select(
                db,
                """
                e.rid IN (SELECT i.row_rid FROM change_item i JOIN change c ON c.rid = i.change_rid
                    WHERE c.id = @0 AND i.tbl = 'episode' AND i.what = 'opened')
                """,
                change.Value.ToBytes());
        }

        return Select(
            db, "e.at_from >= @0 AND e.at_from < @1", selector.Since!.Value.Micros, selector.Until!.Value.Micros);
    }

    private static List<Row> Select(Db db, string condition, params ReadOnlySpan<object?> values) => db.Rows(
        $"""
        SELECT e.rid, e.id, s.path, substr(e.text, 1, {PreviewLength}), e.flags & 1
        FROM episode e JOIN session n ON n.rid = e.session_rid JOIN source s ON s.rid = n.source_rid
        WHERE (e.flags & 2) = 0 AND {condition} ORDER BY e.id LIMIT {BrainLimits.ForgetMax + 1}
        """,
        row => new Row(
            row.GetInt64(0),
            new(new(Key128.From(row.GetFieldValue<byte[]>(1))), row.GetString(2), row.GetString(3)),
            row.GetInt64(4) != 0),
        values);

    private sealed record Row(long Rid, ForgetItem Item, bool Pinned);
}
