using System.Globalization;

namespace Permagent.Verify.Formats;

/// <summary>Times as written: RFC 3339, UTC, three digits of a second.</summary>
public static class Timestamp
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The written form; what is finer than a millisecond is cut off.</summary>
    public static string Write(DateTimeOffset time) =>
        time.ToUniversalTime().ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads the written form and no other.</summary>
    /// <exception cref="FormatException">Something else was given.</exception>
    public static DateTimeOffset Read(string text) =>
        TryRead(text, out var time)
            ? time
            : throw new FormatException("A time is written like 2026-01-31T08:15:00.000Z.");

    /// <summary>Reads the written form; false for everything else.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text,
        Pattern,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
