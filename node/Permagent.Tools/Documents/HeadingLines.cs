using Markdig.Syntax;

namespace Permagent.Tools.Documents;

/// <summary>Where headings begin. Of an underlined heading Markdig names the line of the underline, so the place is
/// taken from its first character.</summary>
internal static class HeadingLines
{
    /// <summary>Lines of the headings, from 0, in document order.</summary>
    public static IEnumerable<int> Of(string text, MarkdownDocument document)
    {
        var (at, line) = (0, 0);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var start = Math.Clamp(heading.Span.Start, at, text.Length);
            line += text.AsSpan(at, start - at).Count('\n');
            at = start;
            yield return line;
        }
    }
}
