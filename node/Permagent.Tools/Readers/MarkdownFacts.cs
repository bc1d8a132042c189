using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Ingest;

namespace Permagent.Tools.Readers;

/// <summary>What stands in a Markdown document for everybody to see: keys of the front matter, headings, links, open
/// tasks and dates.</summary>
/// <param name="Title">Title by the front matter, else the first heading of level 1; else empty.</param>
/// <param name="Date">Date by the front matter; null if it has none.</param>
/// <param name="All">All facts by place.</param>
internal sealed record MarkdownFacts(string Title, Instant? Date, ImmutableArray<SourceFact> All)
{
    private static readonly string[] DateFormats = [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm", "yyyy/MM/dd"];

    /// <summary>The facts of a document.</summary>
    public static MarkdownFacts Of(
        string text, MarkdownDocument document, IReadOnlyList<MarkdownRegion> regions,
        ImmutableArray<SourceBlock> blocks)
    {
        var facts = new List<SourceFact>();
        foreach (var region in regions)
        {
            if (region.Kind == EpisodeKind.Meta) facts.AddRange(HeadOf(text, region));
            else if (region.Level > 0 && region.Title.Length > 0)
                facts.Add(new("has_heading", region.Title, region.From, region.To, FactMethod.Observed));
        }

        facts.AddRange(LinksOf(document));
        foreach (var block in blocks.Where(block => block.Kind != EpisodeKind.Meta))
            facts.AddRange(ObservedFacts.Find(text, block.From, block.To));
        var title = facts.Find(fact => fact.Predicate == "title")?.Value
            ?? regions.FirstOrDefault(region => region.Level == 1)?.Title ?? "";
        var date = facts.Where(fact => fact.Predicate == "dated").Select(fact => DateOf(fact.Value))
            .FirstOrDefault(found => found is not null);
        return new(
            title, date, [.. facts.OrderBy(fact => fact.From).ThenBy(fact => fact.Predicate, StringComparer.Ordinal)]);
    }

    private static IEnumerable<SourceFact> HeadOf(string text, MarkdownRegion head)
    {
        var at = head.From;
        string? list = null;
        while (at < head.To)
        {
            var end = text.IndexOf('\n', at, head.To - at);
            end = end < 0 ? head.To : end;
            var line = text[at..end].TrimEnd();
            foreach (var fact in LineOf(text, at, line, ref list)) yield return fact;
            at = end + 1;
        }
    }

    private static List<SourceFact> LineOf(string text, int at, string line, ref string? list)
    {
        if (list is not null && line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
        {
            var item = line.TrimStart()[2..].Trim().Trim('"', '\'');
            return item.Length > 0 ? [new(list, item, at, at + line.Length, FactMethod.Rules)] : [];
        }

        // A key with nothing behind it opens a list.
        var key = line.EndsWith(':') ? ObservedFacts.KeyValue(line + " x", 0, line.Length + 2) : null;
        list = key?.Predicate;
        if (key is not null || ObservedFacts.KeyValue(text, at, at + line.Length) is not { } fact) return [];
        if (!fact.Value.StartsWith('[') || !fact.Value.EndsWith(']')) return [fact];
        return
        [
            .. fact.Value[1..^1].Split(',').Select(value => value.Trim().Trim('"', '\''))
                .Where(value => value.Length > 0).Select(value => fact with { Value = value }),
        ];
    }

    /// <summary>Links inside the folder and mail addresses; web links are found in any text.</summary>
    private static IEnumerable<SourceFact> LinksOf(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.Url is not { Length: > 0 and <= BrainLimits.FactValueMax } url || link.Span.IsEmpty) continue;
            if (url.StartsWith("http:", StringComparison.Ordinal) || url.StartsWith("https:", StringComparison.Ordinal)
                || url.StartsWith('#')) continue;
            yield return new("links_to", url, link.Span.Start, link.Span.End + 1, FactMethod.Observed);
        }
    }

    private static Instant? DateOf(string value) => DateTimeOffset.TryParseExact(
        value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        ? Instant.From(date)
        : null;
}
