using System.Globalization;

namespace Permagent.Testing;

/// <summary>Seeds for tests that run under chance.</summary>
public static class Seeds
{
    /// <summary>True when <c>PERMAGENT_LONG=1</c>: long loops and many seeds.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("PERMAGENT_LONG") == "1";

    /// <summary>The seeds 1 to <paramref name="count"/>, ten times as many in a long run; or the one named by
    /// <c>PERMAGENT_SEED</c>, decimal or with 0x.</summary>
    public static IEnumerable<ulong> Take(int count)
    {
        if (Environment.GetEnvironmentVariable("PERMAGENT_SEED") is { Length: > 0 } text)
        {
            return [Parse(text)];
        }

        return Enumerable.Range(1, IsLong ? count * 10 : count).Select(seed => (ulong)seed);
    }

    /// <summary>A seed as people write it: decimal, or hexadecimal with 0x.</summary>
    internal static ulong Parse(string text) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
