using System.Globalization;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Texts as numbers, switches, durations, sizes and lists; an error names the path and the text.</summary>
internal static class HoconValues
{
    // Akka.NET's own words for lengths of time.
    private static readonly (string[] Words, double Seconds)[] s_durations =
    [
        (["ns", "nano", "nanos", "nanosecond", "nanoseconds"], 1e-9),
        (["us", "micro", "micros", "microsecond", "microseconds"], 1e-6),
        (["ms", "milli", "millis", "millisecond", "milliseconds"], 1e-3),
        (["s", "second", "seconds"], 1),
        (["m", "minute", "minutes"], 60),
        (["h", "hour", "hours"], 3600),
        (["d", "day", "days"], 86_400),
    ];

    // Powers of 1,000 with "B" or long names; powers of 1,024 with one letter or "i".
    private static readonly (string[] Words, long Bytes)[] s_sizes =
    [
        (["", "B", "b", "byte", "bytes"], 1),
        (["kB", "KB", "kilobyte", "kilobytes"], 1_000),
        (["MB", "megabyte", "megabytes"], 1_000_000),
        (["GB", "gigabyte", "gigabytes"], 1_000_000_000),
        (["K", "k", "Ki", "KiB", "kibibyte", "kibibytes"], 1L << 10),
        (["M", "m", "Mi", "MiB", "mebibyte", "mebibytes"], 1L << 20),
        (["G", "g", "Gi", "GiB", "gibibyte", "gibibytes"], 1L << 30),
    ];

    internal static string Text(HoconNode node, string path) => node switch
    {
        HoconText text => text.Text,
        HoconList => throw new ConfigurationException($"{path} is a list, a single value was expected."),
        _ => throw new ConfigurationException($"{path} is a block, a single value was expected."),
    };

    internal static IReadOnlyList<HoconNode> Items(HoconNode node, string path) => node switch
    {
        HoconList list => list.Items,
        HoconObject block => NumberedItems(block, path),
        _ => throw new ConfigurationException($"{path} is not a list."),
    };

    internal static T Number<T>(string text, string path, NumberStyles style)
        where T : System.Numerics.INumber<T> =>
        T.TryParse(text.Trim(), style, CultureInfo.InvariantCulture, out T number)
            ? number
            : throw Wrong(path, text, $"a number ({typeof(T).Name})");

    internal static bool Switch(string text, string path) => text.Trim().ToUpperInvariant() switch
    {
        "ON" or "YES" or "TRUE" => true,
        "OFF" or "NO" or "FALSE" => false,
        _ => throw Wrong(path, text, "on, off, yes, no, true or false"),
    };

    internal static TimeSpan Duration(string text, string path, bool allowInfinite)
    {
        string trimmed = text.Trim();
        if (allowInfinite && trimmed.Equals("infinite", StringComparison.OrdinalIgnoreCase))
        {
            return Timeout.InfiniteTimeSpan;
        }

        (string number, string unit) = Split(trimmed);
        double seconds = unit.Length == 0
            ? 1e-3
            : s_durations.FirstOrDefault(one => one.Words.Contains(unit, StringComparer.OrdinalIgnoreCase)).Seconds;
        if (seconds == 0 || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
            || Math.Abs(count * seconds) > TimeSpan.MaxValue.TotalSeconds / 2)
        {
            throw Wrong(path, text, "a duration as 500ms, 10 s, 5m, 1h or a bare number of milliseconds");
        }

        return TimeSpan.FromTicks((long)Math.Round(count * seconds * TimeSpan.TicksPerSecond));
    }

    internal static long Size(string text, string path)
    {
        (string number, string unit) = Split(text.Trim());
        long bytes = s_sizes.FirstOrDefault(one => one.Words.Contains(unit)).Bytes;
        return bytes > 0
            && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal count)
            && Math.Abs(count) < long.MaxValue / bytes
                ? (long)(count * bytes)
                : throw Wrong(path, text, "a size as 512, 64K, 1MiB or 10 MB");
    }

    internal static ConfigurationException Wrong(string path, string text, string expected) =>
        new($"{path} is '{text}', which is not {expected}.");

    private static (string Number, string Unit) Split(string text)
    {
        int at = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '-' or '+'))
        {
            at++;
        }

        return (text[..at], text[at..].Trim());
    }

    // A block with the keys 0, 1, 2 stands for a list, as properties files write it.
    private static HoconNode[] NumberedItems(HoconObject block, string path)
    {
        if (!block.Entries.All(
            entry => int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            throw new ConfigurationException($"{path} is a block, a list was expected.");
        }

        return
        [
            .. block.Entries
                .OrderBy(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture))
                .Select(entry => entry.Value),
        ];
    }
}
