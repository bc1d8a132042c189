using System.CommandLine;
using System.Globalization;

namespace Permagent.Node.Cli;

/// <summary>Options and arguments with values of their own kind: lengths of time, dates, bounded counts.</summary>
internal static class Values
{
    /// <summary>Most rows that one list shows; the local API gives no more at once.</summary>
    public const int RowsMax = 500;

    /// <summary>Rows of a list when no limit is given: a screen or two.</summary>
    public const int RowsDefault = 50;

    /// <summary>A length of time: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>.</summary>
    public static Option<TimeSpan?> Span(string name, string words) => new(name)
    {
        Description = words,
        HelpName = "30s",
        CustomParser = result =>
        {
            if (TrySpan(result.Tokens[0].Value) is { } span) return span;
            result.AddError($"{name} needs a length of time such as 500ms, 30s, 5m or 2h.");
            return null;
        },
    };

    /// <summary>A date (<c>2026-05-03</c>, local midnight) or an RFC 3339 time.</summary>
    public static Option<DateTimeOffset?> Date(string name, string words, TimeProvider clock) => new(name)
    {
        Description = words,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (TryDate(result.Tokens[0].Value, clock) is { } date) return date;
            result.AddError($"{name} needs a date such as 2026-05-03 or 2026-05-03T10:00:00Z.");
            return null;
        },
    };

    /// <summary><c>--limit</c>: 1 to <see cref="RowsMax"/>.</summary>
    public static Option<int> Limit(int value = RowsDefault) => Number("--limit", "Most rows", value, 1, RowsMax);

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string words, int value, int least, int most) => new(name)
    {
        Description = $"{words} ({least} to {most})",
        DefaultValueFactory = _ => value,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
                return number;
            result.AddError($"{name} needs a whole number from {least} to {most}, not \"{text}\".");
            return value;
        },
    };

    /// <summary>A position, 0 or more; -1 where <paramref name="value"/> says so: before the first.</summary>
    public static Option<long> Position(string name, string words, long value) => new(name)
    {
        Description = words,
        DefaultValueFactory = _ => value,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= Math.Min(0, value))
                return number;
            result.AddError($"{name} needs a whole number, not \"{text}\".");
            return value;
        },
    };

    /// <summary>One or more words that make one text: quotes around it are not needed.</summary>
    public static Argument<string[]> Words(string name, string words) => new(name)
    {
        Description = words, Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The text of such an argument.</summary>
    public static string TextOf(ParseResult parsed, Argument<string[]> words) =>
        string.Join(' ', parsed.GetValue(words) ?? []);

    private static TimeSpan? TrySpan(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 6) return null;
        var count = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        return text[digits..] switch
        {
            "ms" when count > 0 => TimeSpan.FromMilliseconds(count),
            "s" when count > 0 => TimeSpan.FromSeconds(count),
            "m" when count > 0 => TimeSpan.FromMinutes(count),
            "h" when count > 0 => TimeSpan.FromHours(count),
            _ => null,
        };
    }

    private static DateTimeOffset? TryDate(string text, TimeProvider clock)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day, clock.LocalTimeZone.GetUtcOffset(day));
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeLocal, out var time) ? time : null;
    }
}
