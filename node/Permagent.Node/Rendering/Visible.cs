using System.Globalization;
using System.Text;

namespace Permagent.Node.Rendering;

/// <summary>Makes control, direction and zero-width characters visible. Every string that this program did not write
/// goes through here before it reaches a terminal, a page or a log.</summary>
internal static class Visible
{
    /// <summary>The text with each dangerous character as an escape: <c>\x1b</c>, <c>\u202e</c>. A line end becomes
    /// <c>\n</c>, a tab <c>\t</c>, so that the result is one line and one cell.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++) clean = !IsSuspect(text[i]);
        return clean ? text : Escape(text);
    }

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                AppendPair(result, c, text[++i]);
                continue;
            }

            if (!IsSuspect(c)) result.Append(c);
            else if (c == '\n') result.Append("\\n");
            else if (c == '\r') result.Append("\\r");
            else if (c == '\t') result.Append("\\t");
            else if (c < 0x100) result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return result.ToString();
    }

    private static void AppendPair(StringBuilder result, char high, char low)
    {
        // Tag characters (U+E0000 to U+E007F) are invisible and can hide instructions in a name.
        var rune = char.ConvertToUtf32(high, low);
        if (rune is >= 0xE0000 and <= 0xE007F) result.Append(CultureInfo.InvariantCulture, $"\\U{rune:x8}");
        else result.Append(high).Append(low);
    }

    private static bool IsSuspect(char c) =>
        c < 0x20 || c is >= '\x7f' and < '\xa0'
        || c is '\u061c' or '\u00ad' or '\ufeff' or '\u2028' or '\u2029'
        || c is >= '\u200b' and <= '\u200f'
        || c is >= '\u202a' and <= '\u202e'
        || c is >= '\u2060' and <= '\u206f'
        || char.IsSurrogate(c);
}
