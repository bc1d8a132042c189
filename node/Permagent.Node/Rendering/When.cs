using System.Globalization;

namespace Permagent.Node.Rendering;

/// <summary>Points in time as a person reads them: local time with age, or UTC.</summary>
internal sealed class When(TimeProvider clock, bool utc)
{
    /// <summary>Time and age: <c>2026-05-03 10:02 (3 min ago)</c>.</summary>
    public string Text(DateTimeOffset at)
    {
        var age = clock.GetUtcNow() - at;
        var words = age >= TimeSpan.Zero ? $"{Units.Span(age)} ago" : $"in {Units.Span(-age)}";
        return $"{Stamp(at)} ({words})";
    }

    /// <summary>Time alone: <c>2026-05-03 10:02</c>, with <c>Z</c> in UTC.</summary>
    public string Stamp(DateTimeOffset at)
    {
        var shown = utc ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone);
        return shown.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + (utc ? "Z" : "");
    }

    /// <summary>Time of day and seconds, for event rows.</summary>
    public string Exact(DateTimeOffset at)
    {
        var shown = utc ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone);
        return shown.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + (utc ? "Z" : "");
    }

    /// <summary>A day, or the words for an open end.</summary>
    public string Day(DateTimeOffset? at, string open) =>
        at is { } known ? Stamp(known)[..10] : open;

    /// <summary>How long until then: <c>12 min left</c>, or <c>over</c>.</summary>
    public string Left(DateTimeOffset until)
    {
        var left = until - clock.GetUtcNow();
        return left > TimeSpan.Zero ? $"{Units.Span(left)} left" : "over";
    }
}
