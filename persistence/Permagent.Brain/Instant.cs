using System.Globalization;

namespace Permagent.Brain;

/// <summary>A point in time as whole microseconds UTC since 1970-01-01.</summary>
/// <param name="Micros">Microseconds; <see cref="Begin"/> and <see cref="Forever"/> are the open ends.</param>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    /// <summary>Microseconds of one day.</summary>
    public const long MicrosPerDay = 86_400_000_000;

    /// <summary>An unknown start: 0001-01-01.</summary>
    public static Instant Begin { get; } = new(-62_135_596_800_000_000);

    /// <summary>An open end: 9999-12-31.</summary>
    public static Instant Forever { get; } = new(253_402_214_400_000_000);

    /// <summary>The instant of a date, cut to microseconds and to the range that can be stored.</summary>
    public static Instant From(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var micros = Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond, out var rest);
        if (rest < 0) micros--;
        return new(Math.Clamp(micros, Begin.Micros, Forever.Micros));
    }

    /// <summary>The date of this instant, UTC.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        DateTimeOffset.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>This instant moved by a span.</summary>
    public Instant Plus(TimeSpan span) =>
        new(Math.Clamp(Micros + (span.Ticks / TimeSpan.TicksPerMicrosecond), Begin.Micros, Forever.Micros));

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    /// <summary>ISO 8601 with microseconds where there are any: <c>2026-03-01T09:00:00Z</c>.</summary>
    public override string ToString()
    {
        if (this == Forever) return "forever";
        if (this == Begin) return "begin";
        return ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
    }
}
