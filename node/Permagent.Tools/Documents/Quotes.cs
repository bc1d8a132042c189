using System.Text;
using System.Text.RegularExpressions;
using Permagent.Tools.Text;

namespace Permagent.Tools.Documents;

/// <summary>Makes and reads quotes. Both sides fold white space the same way, so that what the renderer writes, the
/// check finds.</summary>
internal static class Quotes
{
    /// <summary>Longest quote, in characters (orchestration.md section 8).</summary>
    public const int CharsMax = 300;

    // The last " — path:LINE" counts: words may hold quotation marks, paths may hold colons.
    private static readonly Regex Form = new(
        "^> \"(?<words>.*)\" — (?<path>.+):(?<line>[0-9]{1,9})$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>A quote of a line, or null when the line holds characters that must not be shown, a picture or
    /// HTML: a reader's program could fetch those.</summary>
    public static Quote? Of(string path, int line, string text)
    {
        var words = Fold(text);
        if (words.Length == 0 || words.EnumerateRunes().Any(Visible.IsHidden)) return null;
        if (words.Contains("![", StringComparison.Ordinal) || HasTag(words)) return null;
        return new Quote(path, line, Cut(words));
    }

    /// <summary>Reads a citation line; null when the line is none.</summary>
    public static Quote? Parse(string line)
    {
        var match = Form.Match(line);
        if (!match.Success || !int.TryParse(match.Groups["line"].ValueSpan, out var number)) return null;
        return new Quote(match.Groups["path"].Value, number, match.Groups["words"].Value);
    }

    /// <summary>Runs of white space become one space; none at the ends.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter)) folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd(' ');
    }

    // A tag begins with a letter, slash or mark; a plain link in angle brackets is none.
    private static bool HasTag(string words)
    {
        for (var at = words.IndexOf('<', StringComparison.Ordinal); at >= 0; at = words.IndexOf('<', at + 1))
        {
            var next = words.AsSpan(at + 1);
            if (next.IsEmpty || !(char.IsAsciiLetter(next[0]) || next[0] is '/' or '!' or '?')) continue;
            if (!next.StartsWith("http://") && !next.StartsWith("https://") && !next.StartsWith("mailto:")) return true;
        }

        return false;
    }

    private static string Cut(string words)
    {
        if (words.Length <= CharsMax) return words;
        return words[..(char.IsHighSurrogate(words[CharsMax - 1]) ? CharsMax - 1 : CharsMax)].TrimEnd(' ');
    }
}
