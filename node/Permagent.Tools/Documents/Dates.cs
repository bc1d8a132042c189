using System.Globalization;
using System.Text.RegularExpressions;

namespace Permagent.Tools.Documents;

/// <summary>Finds dates that are written out whole; a guess would be no fact.</summary>
internal static class Dates
{
    private const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December";

    private static readonly Regex Form = new(
        @"\b(?<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})\b|\b(?<dot>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})\b"
        + @"|\b(?<day>[0-9]{1,2} (" + Months + @") [0-9]{4})\b|\b(?<month>(" + Months + @") [0-9]{1,2}, [0-9]{4})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(2));

    /// <summary>The first date of a line, or null.</summary>
    public static DateOnly? FirstOf(string line)
    {
        for (var match = Form.Match(line); match.Success; match = match.NextMatch())
        {
            if (Read(match) is { } date) return date;
        }

        return null;
    }

    private static DateOnly? Read(Match match)
    {
        foreach (var (group, form) in new[]
        {
            ("iso", "yyyy-MM-dd"), ("dot", "d.M.yyyy"), ("day", "d MMMM yyyy"), ("month", "MMMM d, yyyy"),
        })
        {
            if (!match.Groups[group].Success) continue;
            return DateOnly.TryParseExact(
                match.Groups[group].ValueSpan, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : null;
        }

        return null;
    }
}
