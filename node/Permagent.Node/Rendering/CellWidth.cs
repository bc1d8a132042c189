using System.Globalization;
using System.Text;

namespace Permagent.Node.Rendering;

/// <summary>How many terminal cells a text takes (Unicode UAX #11: wide 2, marks 0, ambiguous 1).</summary>
internal static class CellWidth
{
    /// <summary>Cells of the text, which holds no control characters.</summary>
    public static int Of(string text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += Of(rune);
        return cells;
    }

    /// <summary>The longest beginning that fits into so many cells, with <c>…</c> at the end when something was
    /// cut.</summary>
    public static string Cut(string text, int cells)
    {
        if (Of(text) <= cells) return text;
        if (cells < 1) return "";
        var result = new StringBuilder();
        var used = 1; // The ellipsis.
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells) break;
            result.Append(rune.ToString());
        }

        return result.Append('…').ToString();
    }

    /// <summary>The text, filled with spaces to so many cells.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300) return 1;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };
    }

    private static bool IsWide(int value) => value
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF)
        or (>= 0x20000 and <= 0x3FFFD);
}
