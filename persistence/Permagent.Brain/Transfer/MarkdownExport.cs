using System.Globalization;
using System.Text;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Transfer;

/// <summary>The readable export: one file a session and one an entity with facts.</summary>
internal static class MarkdownExport
{
    private const int NameLengthMax = 40; // Characters of the title in a file name: the id makes it unique.

    /// <summary>Writes the files; how many.</summary>
    public static int Write(Db db, string folder)
    {
        var (sessions, entities) = (Path.Combine(folder, "sessions"), Path.Combine(folder, "entities"));
        PrivateFiles.MakeFolder(sessions);
        PrivateFiles.MakeFolder(entities);
        return WriteSessions(db, sessions) + WriteEntities(db, entities);
    }

    private static int WriteSessions(Db db, string folder)
    {
        var ids = db.Rows(
            """
            SELECT DISTINCT n.id FROM session n JOIN episode e ON e.session_rid = n.rid
            WHERE (e.flags & 2) = 0 AND e.sys_to = @0 ORDER BY n.id
            """,
            row => new SessionId(Key128.From(row.GetFieldValue<byte[]>(0))), Instant.Forever.Micros);
        foreach (var id in ids)
        {
            var episodes = EpisodeReader.From(db, id, 0, int.MaxValue);
            Save(folder, episodes[0].Source.Title, id.Value, SessionText(episodes));
        }

        return ids.Count;
    }

    private static string SessionText(List<Episode> episodes)
    {
        var source = episodes[0].Source;
        var text = new StringBuilder();
        Add(text, $"# {OneLine(source.Title.Length > 0 ? source.Title : source.Path)}\n\n");
        Add(text, $"Source: {OneLine(source.Path)} ({source.Kind}), session {episodes[0].Session}\n");
        foreach (var episode in episodes)
        {
            var speaker = episode.Speaker.Length > 0 ? " " + OneLine(episode.Speaker) : "";
            Add(text, $"\n## [{episode.Id}] {episode.AtFrom}{speaker}\n\n");
            foreach (var line in episode.Text.Split('\n')) Add(text, $"> {line.TrimEnd('\r')}\n");
            if (episode.Caption.Length > 0) Add(text, $"\nCaption: {OneLine(episode.Caption)}\n");
        }

        return text.ToString();
    }

    private static int WriteEntities(Db db, string folder)
    {
        var count = 0;
        foreach (var facts in FactReader.All(db).GroupBy(fact => fact.Subject).OrderBy(group => group.Key.Id.Value))
        {
            Save(folder, facts.Key.Name, facts.Key.Id.Value, EntityText(facts.Key, facts));
            count++;
        }

        return count;
    }

    private static string EntityText(EntityRef entity, IEnumerable<Fact> facts)
    {
        var text = new StringBuilder();
        Add(text, $"# {OneLine(entity.Name)}\n\nType: {entity.Type}, id {entity.Id}\n\n");
        text.Append(
            "| Fact | Value | Holds from | to | Known from | to | Method | Cites |\n"
            + "|---|---|---|---|---|---|---|---|\n");
        foreach (
            var fact in facts.OrderBy(fact => fact.Predicate, StringComparer.Ordinal).ThenBy(fact => fact.ValidFrom)
            .ThenBy(fact => fact.SysFrom).ThenBy(fact => fact.Id.Value))
        {
            var cites = string.Join(
                ' ', fact.Support.Where(cite => cite.Quote.Length > 0).Select(cite => cite.Episode));
            var value = OneLine(fact.Value).Replace("|", "\\|", StringComparison.Ordinal);
            Add(text,
                $"| {(fact.Positive ? "" : "not ")}{fact.Predicate} | {value} | {fact.ValidFrom} | {fact.ValidTo} ");
            Add(text, $"| {fact.SysFrom} | {fact.SysTo} | {DiskNames.Method[fact.Method]} | {cites} |\n");
        }

        return text.ToString();
    }

    private static void Save(string folder, string title, Key128 id, string text)
    {
        var name = new string(
            [.. title.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ' ')
            .Take(NameLengthMax)]).Trim().Replace(' ', '-');
        using var file = PrivateFiles.Make(Path.Combine(folder, $"{name}-{id}.md".TrimStart('-')));
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');

    private static void Add(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture));
}
