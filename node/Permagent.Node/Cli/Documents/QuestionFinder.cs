using System.Text;

namespace Permagent.Node.Cli.Documents;

/// <summary>Makes a question from the documents themselves, by rule: the same folder gives the same question.</summary>
internal static class QuestionFinder
{
    /// <summary>Most documents that are looked through for a heading.</summary>
    public const int DocumentsMax = 50;

    private const int HeadingCharsMax = 60; // Characters of a heading in a question: it fits one terminal line.
    private const int WordsMin = 2;

    /// <summary>A question about the first telling heading, or about the first line; null when there is no
    /// text.</summary>
    public static string? Of(IReadOnlyList<ReadableFile> files)
    {
        string? first = null;
        foreach (var file in files.OrderBy(RankOf).ThenBy(file => file.Relative, StringComparer.Ordinal)
            .Take(DocumentsMax))
        {
            var lines = ReadLines(file);
            for (var i = 0; i < lines.Count; i++)
            {
                first ??= Clean(lines[i]);
                if (IsTelling(lines, i)) return QuestionOf(Clean(lines[i])!);
            }
        }

        return first is null ? null : QuestionOf(first);
    }

    /// <summary>A second-level heading with at least two words and text below it: the first level is mostly the name of
    /// the whole.</summary>
    private static bool IsTelling(List<string> lines, int at)
    {
        if (!lines[at].StartsWith("## ", StringComparison.Ordinal) || Clean(lines[at]) is not { } heading) return false;
        if (heading.Split(' ').Count(word => word.Length > 2) < WordsMin) return false;
        var below = lines.Skip(at + 1).FirstOrDefault(line => line.Trim().Length > 0);
        return below is not null && !below.StartsWith('#');
    }

    private static string QuestionOf(string words) => $"What is written about \"{words}\"?";

    private static string? Clean(string line)
    {
        var result = new StringBuilder();
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or ',' or '.') result.Append(c);
            if (result.Length >= HeadingCharsMax) break;
        }

        var parts = result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = string.Join(' ', parts).Trim('-', ' ');
        return words.Any(char.IsLetter) ? words : null;
    }

    private static int RankOf(ReadableFile file) =>
        file.Relative.StartsWith("README", StringComparison.OrdinalIgnoreCase) ? 0 : 1;

    private static List<string> ReadLines(ReadableFile file)
    {
        try
        {
            return [.. File.ReadLines(file.Path)];
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return []; // It was readable a moment ago; the next document serves as well.
        }
    }
}
