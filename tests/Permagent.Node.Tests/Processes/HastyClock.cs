namespace Permagent.Node.Tests.Processes;

/// <summary>The system's time with short waits, for a client that only looks again and again.</summary>
internal sealed class HastyClock : TimeProvider
{
    private const int Haste = 10; // 200 ms between two looks become 20 ms.

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private static TimeSpan Shorter(TimeSpan wait) => wait > TimeSpan.Zero ? wait / Haste : wait;
}
