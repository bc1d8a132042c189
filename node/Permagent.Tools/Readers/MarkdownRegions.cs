using System.Text;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Permagent.Brain.Episodes;

namespace Permagent.Tools.Readers;

/// <summary>Cuts a document at the starts of its top-level blocks, so that no character is lost whatever the parser
/// makes of it.</summary>
internal static class MarkdownRegions
{
    private const int TitleMax = 200; // Characters kept of a title: longer headings are paragraphs.

    /// <summary>The regions by place; blank ones are left out.</summary>
    public static IReadOnlyList<MarkdownRegion> Of(string text, MarkdownDocument document)
    {
        var starts = new List<(int From, Block? Block)>();
        foreach (var block in document)
        {
            var from = LineStart(text, block.Span.Start);
            if (block.Span.IsEmpty || from >= text.Length || (starts.Count > 0 && from <= starts[^1].From)) continue;
            starts.Add((from, block));
        }

        if (starts.Count == 0 || starts[0].From > 0) starts.Insert(0, (0, null));
        var regions = new List<MarkdownRegion>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var to = i + 1 < starts.Count ? starts[i + 1].From : text.Length;
            Add(text, starts[i].From, to, starts[i].Block, regions);
        }

        return regions;
    }

    // An indented block starts at its first line's first character, not after the blanks.
    private static int LineStart(string text, int at)
    {
        var start = Math.Clamp(at, 0, text.Length);
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return start;
    }

    private static void Add(string text, int from, int to, Block? block, List<MarkdownRegion> regions)
    {
        while (from < to && text[from] is '\r' or '\n') from++;
        var end = from + text.AsSpan(from, to - from).TrimEnd().Length;
        if (end == from) return;
        var kind = block switch
        {
            YamlFrontMatterBlock => EpisodeKind.Meta,
            CodeBlock => EpisodeKind.Code,
            _ => EpisodeKind.Text,
        };
        var heading = block as HeadingBlock;
        regions.Add(new(from, end, kind, heading?.Level ?? 0, heading is null ? "" : TitleOf(heading)));
    }

    /// <summary>The words of a heading without marks.</summary>
    private static string TitleOf(HeadingBlock heading)
    {
        var title = new StringBuilder();
        foreach (var inline in heading.Inline?.Descendants() ?? [])
        {
            if (inline is LiteralInline literal) title.Append(literal.Content.AsSpan());
            else if (inline is CodeInline code) title.Append(code.Content);
            else if (inline is LineBreakInline) title.Append(' ');
        }

        var text = title.ToString().Trim();
        return text.Length <= TitleMax ? text : text[..TitleMax];
    }
}
