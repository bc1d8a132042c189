namespace Permagent.Tools.Documents;

/// <summary>The lines of a text that hold most of its own frequent words. Counting alone, so that the same text always
/// gives the same lines.</summary>
internal static class KeySentences
{
    /// <summary>Most lines of one file.</summary>
    public const int CountMax = 5;

    private const int CharsMin = 30;
    private const int WordsMin = 5;
    private const int LettersMin = 4;

    /// <summary>Key lines, in order of the text.</summary>
    public static ImmutableArray<Quote> Of(string path, string[] lines)
    {
        var prose = Prose(lines).Select(at => (At: at, Words: Words(lines[at])))
            .Where(line => line.Words.Length >= WordsMin).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in prose.SelectMany(line => line.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        return [.. prose
            .Select(line => (
                line.At, Score: line.Words.Distinct().Sum(word => counts[word]) * 1000L / line.Words.Length))
            .OrderByDescending(line => line.Score).ThenBy(line => line.At)
            .Select(line => Quotes.Of(path, line.At + 1, lines[line.At])).OfType<Quote>()
            .Take(CountMax).OrderBy(quote => quote.Line)];
    }

    private static IEnumerable<int> Prose(string[] lines)
    {
        var code = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimStart();
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                code = !code;
            else if (!code && line.Length >= CharsMin && line[0] is not ('#' or '|' or '>' or '<' or '='))
                yield return i;
        }
    }

    private static string[] Words(string line) =>
        [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsLetterOrDigit)]).ToUpperInvariant())
            .Where(word => word.Length >= LettersMin)];
}
