using Permagent.Brain.Recall;

namespace Permagent.Node.Service;

/// <summary>Cuts the one sentence of an excerpt that holds most of a question's words. Cuts only, never
/// rewrites.</summary>
internal static class Quotes
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n'];

    /// <summary>The best sentence; the first of equals; the whole text when it has no end of a sentence.</summary>
    public static string Best(string text, IEnumerable<string> stems)
    {
        var wanted = stems.ToList();
        return Sentences(text)
            .Select((sentence, place) => (sentence, place, held: wanted.Count(stem =>
                sentence.Contains(stem, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(part => part.held).ThenBy(part => part.place)
            .Select(part => part.sentence).FirstOrDefault(text.Trim());
    }

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
