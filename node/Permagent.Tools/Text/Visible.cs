using System.Globalization;
using System.Text;

namespace Permagent.Tools.Text;

/// <summary>Makes characters visible that a terminal would obey or hide: text from files, names and people is never
/// shown without it.</summary>
public static class Visible
{
    /// <summary>One line: every control, bidi and zero-width character becomes an escape such as
    /// <c>\u{202E}</c>.</summary>
    public static string Line(string text) => Clean(text, keepBreaks: false);

    /// <summary>Several lines: line feeds and tabs stay, everything else as in <see cref="Line"/>.</summary>
    public static string Lines(string text) => Clean(text, keepBreaks: true);

    /// <summary>True for what is never shown as it is: C0, DEL, C1, bidi controls, zero-width and tag
    /// characters, line and paragraph separators.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0x00AD or 0x034F or 0x061C or 0x180E or 0x3164 or 0xFEFF => true,
        (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xE0000 and <= 0xE007F => true,
        _ => false,
    };

    private static string Clean(string text, bool keepBreaks)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? clean = null;
        for (var at = 0; at < text.Length;)
        {
            // Half a surrogate pair is no character; it is shown by its number.
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            var stays = whole && (!IsHidden(rune) || (keepBreaks && rune.Value is '\n' or '\t'));
            if (stays) clean?.Append(text, at, length);
            else
            {
                clean ??= new StringBuilder(text, 0, at, text.Length + 16);
                clean.Append(Escape(whole ? rune.Value : text[at]));
            }


            at += length;
        }

        return clean?.ToString() ?? text;
    }

    private static string Escape(int code) => string.Create(CultureInfo.InvariantCulture, $"\\u{{{code:X2}}}");
}
