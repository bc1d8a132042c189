using System.Globalization;
using System.Text;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>Makes text safe to show on a card: what steers a terminal, turns the reading direction or has no width is
/// written out.</summary>
internal static class VisibleText
{
    private static readonly Rune Ellipsis = new('…');

    /// <summary>One line of at most <paramref name="charsMax"/> characters.</summary>
    public static string Line(string text, int charsMax)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= charsMax)
            {
                line.Append(Ellipsis);
                break;
            }

            if (IsPlain(rune)) line.Append(rune);
            else line.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
        }

        return line.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
