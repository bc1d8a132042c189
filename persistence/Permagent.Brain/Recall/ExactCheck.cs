using Permagent.Brain.Episodes;
using Permagent.Brain.Store;

namespace Permagent.Brain.Recall;

/// <summary>The exact check: the one door that may say "not stored".</summary>
internal static class ExactCheck
{
    private const int FoundMax = 20; // Episodes named: one proves that it is stored, a screen shows 20.

    /// <summary>Looks up exactly what was asked.</summary>
    /// <exception cref="ArgumentException">Not exactly one field is set.</exception>
    public static ExistsResult Find(Db db, ExistsQuery query)
    {
        var set = new object?[] { query.Id, query.Text, query.Phrase, query.SourcePath }.Count(
            field => field is not null);
        if (set != 1) throw new ArgumentException("Ask for exactly one of id, text, phrase or source.", nameof(query));
        var found = Ids(db, query);
        return new(found.Count > 0 ? ExistsAnswer.Stored : ExistsAnswer.NotStored, [.. found.Take(FoundMax)]);
    }

    private static List<EpisodeId> Ids(Db db, ExistsQuery query)
    {
        if (query.Id is { } id) return EpisodeReader.ById(db, id) is { } episode ? [episode.Id] : [];
        if (query.Text is { } text)
            return Select(db, "e.text_hash = @0 AND e.text = @1", EpisodeRows.HashOf(text), text);
        if (query.SourcePath is { } path) return Select(db, "s.path = @0", path);
        return [.. ExactMatch.Holding(db, query.Phrase!).SelectMany(row => Select(db, "e.rid = @0", row))];
    }

    private static List<EpisodeId> Select(Db db, string condition, params ReadOnlySpan<object?> values) => db.Rows(
        $"""
        SELECT e.id FROM episode e JOIN session n ON n.rid = e.session_rid JOIN source s ON s.rid = n.source_rid
        WHERE (e.flags & 2) = 0 AND e.sys_to = {Instant.Forever.Micros} AND {condition} ORDER BY e.id LIMIT {FoundMax}
        """,
        row => new EpisodeId(Key128.From(row.GetFieldValue<byte[]>(0))), values);
}
