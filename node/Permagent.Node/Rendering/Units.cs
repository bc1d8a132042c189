using System.Globalization;

namespace Permagent.Node.Rendering;

/// <summary>Numbers as a person reads them, units always, one culture everywhere.</summary>
internal static class Units
{
    /// <summary>A count with thousands marks: <c>1,031</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 file</c>, <c>12 files</c>.</summary>
    public static string Count(long value, string one, string? many = null) =>
        $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>A size in bytes: <c>812 B</c>, <c>84 KB</c>, <c>4.7 GB</c> (1 KB = 1,024 B).</summary>
    public static string Bytes(long value) => value switch
    {
        < 1024 => $"{value} B",
        < 1024 * 1024 => Scaled(value, 1024, "KB"),
        < 1024L * 1024 * 1024 => Scaled(value, 1024 * 1024, "MB"),
        _ => Scaled(value, 1024L * 1024 * 1024, "GB"),
    };

    /// <summary>A length of time: <c>12 ms</c>, <c>0.8 s</c>, <c>14 s</c>, <c>3 min</c>, <c>2 h</c>, <c>5
    /// days</c>.</summary>
    public static string Span(TimeSpan value)
    {
        if (value < TimeSpan.Zero) value = TimeSpan.Zero;
        if (value.TotalMilliseconds < 100) return Number(value.TotalMilliseconds, "0.#") + " ms";
        if (value.TotalSeconds < 10) return Number(value.TotalSeconds, "0.0") + " s";
        if (value.TotalSeconds < 120) return Number(value.TotalSeconds, "0") + " s";
        if (value.TotalMinutes < 120) return Number(Math.Floor(value.TotalMinutes), "0") + " min";
        if (value.TotalHours < 48) return Number(Math.Floor(value.TotalHours), "0") + " h";
        return Number(Math.Floor(value.TotalDays), "0") + " days";
    }

    /// <summary>A score with three places.</summary>
    public static string Score(double value) => Number(value, "0.000");

    private static string Scaled(long value, long unit, string name)
    {
        var scaled = (double)value / unit;
        return Number(scaled, scaled < 10 ? "0.0" : "0") + " " + name;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
