using Permagent.Brain.Recall;

namespace Permagent.Node.Service;

/// <summary>Cuts the one sentence of an excerpt that holds most of a question's words. Cuts only, never
/// rewrites.</summary>
internal static class Quotes
{
    private const int HeadingLevelMax = 6; // Of Markdown; more hashes are text.

    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n'];

    /// <summary>The best sentence; the first of equals; the whole text when it has no end of a sentence. Headings and
    /// the marks around code say nothing by themselves: only when there is nothing else, the words of a heading
    /// stand.</summary>
    public static string Best(string text, IEnumerable<string> stems)
    {
        var wanted = stems.ToList();
        return Sentences(Prose(text))
            .Select((sentence, place) => (sentence, place, held: wanted.Count(stem =>
                sentence.Contains(stem, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(part => part.held).ThenBy(part => part.place)
            .Select(part => part.sentence).FirstOrDefault(WithoutMarks(text));
    }

    /// <summary>True for a line that a reader does not read as a sentence: a heading, its underline, or the fence of a
    /// code block.</summary>
    private static bool IsMark(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var hashes = line.Length - line.TrimStart('#').Length;
        return (hashes is > 0 and <= HeadingLevelMax && (hashes == line.Length || line[hashes] == ' '))
            || line.StartsWith("```") || line.StartsWith("~~~")
            || (line.Length > 2 && line.TrimStart('=').IsEmpty) || (line.Length > 2 && line.TrimStart('-').IsEmpty);
    }

    /// <summary>The text with such lines blank, so that places stay; the text of a setext heading goes with its
    /// underline.</summary>
    private static string Prose(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsMark(lines[i])) continue;
            var underline = lines[i].AsSpan().Trim().TrimStart('=').IsEmpty && lines[i].Trim().Length > 0;
            if (underline && i > 0) lines[i - 1] = "";
            lines[i] = "";
        }

        return string.Join('\n', lines);
    }

    private static string WithoutMarks(string text) => text.Split('\n')
        .Select(line => line.Trim().TrimStart('#').TrimStart())
        .FirstOrDefault(line => line.Any(char.IsLetterOrDigit)) ?? text.Trim();

    /// <summary>True when the text holds more than headings.</summary>
    public static bool HoldsSentence(string text) => Sentences(Prose(text)).Any();

    /// <summary>Line of the excerpt's start in its source; 0 where there is no file.</summary>
    public static int LineOf(RecallHit hit) => LineOf(hit, "");

    /// <summary>Line in the source at which a sentence of the excerpt begins; 0 where there is no file.</summary>
    public static int LineOf(RecallHit hit, string sentence)
    {
        if (hit.Episode.Line == 0) return 0;
        var inside = Math.Max(0, hit.Excerpt.Text.IndexOf(sentence, StringComparison.Ordinal));
        return hit.Episode.Line + hit.Episode.Text.AsSpan(0, hit.Excerpt.From + inside).Count('\n');
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var end = text.AsSpan(from).IndexOfAny(SentenceEnds);
            // A point inside a name or number ends nothing.
            while (end >= 0 && from + end + 1 < text.Length && text[from + end] != '\n'
                && !char.IsWhiteSpace(text[from + end + 1]))
            {
                var next = text.AsSpan(from + end + 1).IndexOfAny(SentenceEnds);
                end = next < 0 ? -1 : end + 1 + next;
            }

            var to = end < 0 ? text.Length : from + end + 1;
            var sentence = text[from..to].Trim();
            if (sentence.Any(char.IsLetterOrDigit)) yield return sentence;
            from = to;
        }
    }
}
