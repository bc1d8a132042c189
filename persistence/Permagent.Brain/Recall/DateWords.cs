using System.Globalization;
using System.Text.RegularExpressions;

namespace Permagent.Brain.Recall;

/// <summary>Finds the one interval that a question names. What it does not know is no interval, never a
/// guess.</summary>
internal static partial class DateWords
{
    private const string Months =
        "january|february|march|april|may|june|july|august|september|october|november|december";

    /// <summary>The interval named, or null.</summary>
    /// <param name="text">The question.</param>
    /// <param name="now">What "today" means.</param>
    public static DateRange? Find(string text, Instant now)
    {
        var match = Dates().Match(text);
        if (!match.Success) return null;
        var today = now.ToDateTimeOffset().UtcDateTime.Date;
        if (match.Groups["word"].Success) return Relative(match.Groups["word"].Value, today);
        var year = Number(match, "y1") ?? Number(match, "y2") ?? Number(match, "y3") ?? Number(match, "y4") ?? 0;
        if (year is < 1000 or > 9000) return null;
        var month = Number(match, "m1") ?? MonthOf(match);
        if (month is null) return Span(new DateTime(year, 1, 1), 12, TimePrecision.Year);
        if (month is < 1 or > 12) return null;
        var day = Number(match, "d1") ?? Number(match, "d2") ?? Number(match, "d3");
        if (day is null) return Span(new DateTime(year, month.Value, 1), 1, TimePrecision.Month);
        if (day < 1 || day > DateTime.DaysInMonth(year, month.Value)) return null;
        return Days(new DateTime(year, month.Value, day.Value), 1);
    }

    /// <summary>Every full date of a text (year, month and day) with its place.</summary>
    public static IEnumerable<(DateRange Date, int From, int To)> FindDays(string text, int from, int to)
    {
        for (var match = Dates().Match(text, from, to - from); match.Success; match = match.NextMatch())
        {
            if (match.Groups["word"].Success || match.Groups["y4"].Success) continue;
            if (Find(match.Value, Instant.Begin) is { Precision: TimePrecision.Day } date)
                yield return (date, match.Index, match.Index + match.Length);
        }
    }

    private static DateRange? Relative(string word, DateTime today)
    {
        // Weeks start on Monday.
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateTime(today.Year, today.Month, 1);
        return Squeeze().Replace(word, " ").ToLowerInvariant() switch
        {
            "today" => Days(today, 1),
            "yesterday" => Days(today.AddDays(-1), 1),
            "this week" => Days(monday, 7),
            "last week" => Days(monday.AddDays(-7), 7),
            "this month" => Span(first, 1, TimePrecision.Month),
            "last month" => Span(first.AddMonths(-1), 1, TimePrecision.Month),
            "this year" => Span(new DateTime(today.Year, 1, 1), 12, TimePrecision.Year),
            "last year" => Span(new DateTime(today.Year - 1, 1, 1), 12, TimePrecision.Year),
            _ => null,
        };
    }

    private static int? MonthOf(Match match)
    {
        var name = match.Groups["n2"].Success ? match.Groups["n2"].Value : match.Groups["n3"].Value;
        if (name.Length == 0) return null;
        return Array.FindIndex(Months.Split('|'), month => month.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateRange Days(DateTime from, int days) => Range(from, from.AddDays(days), TimePrecision.Day);

    private static DateRange Span(DateTime from, int months, TimePrecision precision) =>
        Range(from, from.AddMonths(months), precision);

    private static DateRange Range(DateTime from, DateTime to, TimePrecision precision) => new(
        Instant.From(new DateTimeOffset(from, TimeSpan.Zero)), Instant.From(new DateTimeOffset(to, TimeSpan.Zero)),
        precision);

    [GeneratedRegex(
        @"\b(?:(?<y1>\d{4})-(?<m1>\d{2})(?:-(?<d1>\d{2}))?"
        + @"|(?<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<n2>" + Months + @"),?\s+(?<y2>\d{4})"
        + @"|(?<n3>" + Months + @")\s+(?:(?<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<y3>\d{4})"
        + @"|in\s+(?<y4>\d{4})"
        + @"|(?<word>today|yesterday|(?:this|last)\s+(?:week|month|year)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Squeeze();
}
