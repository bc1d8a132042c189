namespace Permagent.Brain.Tests;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Time { get; set; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Time;

    public override long GetTimestamp() => Time.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
