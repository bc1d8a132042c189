using Permagent.Brain.Episodes;
using Permagent.Brain.Lexical;
using Permagent.Brain.Store;

namespace Permagent.Brain.Recall;

/// <summary>A phrase in quotation marks, or an id, is matched exactly and comes first.</summary>
internal static class ExactMatch
{
    // A phrase in more episodes than this finds nothing in particular.
    private const int PhraseHitsMax = 400;

    /// <summary>Rows that hold what was quoted in the question.</summary>
    public static SortedSet<long> Find(Db db, string question)
    {
        var found = new SortedSet<long>();
        if (EpisodeId.TryParse(question.Trim(), out var id) && EpisodeRows.Find(db, id.Value) is var rid and not 0)
            found.Add(rid);
        foreach (var phrase in Quoted(question)) found.UnionWith(Holding(db, phrase));
        return found;
    }

    /// <summary>Rows of episodes, not in the bin, whose text holds a phrase as whole words in order.</summary>
    public static IEnumerable<long> Holding(Db db, string phrase)
    {
        var quoted = "\"" + phrase.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var rows = db.Rows(
            """
            SELECT e.rid, e.text FROM episode_fts f JOIN episode e ON e.rid = f.rowid
            WHERE episode_fts MATCH @0 AND (e.flags & 2) = 0 ORDER BY e.rid LIMIT @1
            """,
            row => (Rid: row.GetInt64(0), Text: row.GetString(1)), quoted, (long)PhraseHitsMax);

        // The full-text index compares stems; the quotation marks ask for the words.
        return rows.Where(row => HasWords(row.Text, phrase)).Select(row => row.Rid);
    }

    /// <summary>Exact matches that the lexical channel did not keep.</summary>
    public static IEnumerable<RankedEpisode> Rest(
        SortedSet<long> rows, IndexView view, Func<IndexedEpisode, bool> allowed)
    {
        if (rows.Count == 0) yield break;
        var factor = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("exact", 1);
        for (var doc = 0; doc < view.Index.Docs.Count; doc++)
        {
            var episode = view.Index.Docs[doc];
            if (!rows.Contains(episode.Rid) || !view.Sees(episode) || !allowed(episode)) continue;
            yield return new(episode.Rid, episode.Id, doc, 1, new(0, 0, 0, 0, 0, 1), factor);
        }
    }

    private static bool HasWords(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            var startsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]);
            var endsWord = end == text.Length || !char.IsLetterOrDigit(text[end])
                || !char.IsLetterOrDigit(text[end - 1]);
            if (startsWord && endsWord) return true;
        }

        return false;
    }

    private static IEnumerable<string> Quoted(string question)
    {
        var parts = question.Replace('\u201C', '"').Replace('\u201D', '"').Split('"');

        // Every second part stands between two marks; the last one has no closing mark.
        for (var i = 1; i < parts.Length - 1; i += 2)
            if (parts[i].Any(char.IsLetterOrDigit)) yield return parts[i].Trim();
    }
}
