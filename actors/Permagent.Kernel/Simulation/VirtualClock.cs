#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Simulation;

/// <summary>A node's view of virtual time: its timers die with it.</summary>
internal sealed class VirtualClock(SimulationCore core, NodeRun owner) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => core.Options.Start + TimeSpan.FromTicks(core.Ticks)
        + (owner?.Node.WallClockOffset ?? TimeSpan.Zero);

    public override long GetTimestamp() => core.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(core, owner, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class VirtualTimer(SimulationCore core, NodeRun owner, Action callback) : ITimer
    {
        private TimerEntry _entry;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            core.CheckThread();
            Stop();
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Start(dueTime);
            }

            return true;
        }

        public void Dispose() => Stop();

        public ValueTask DisposeAsync()
        {
            Stop();
            return ValueTask.CompletedTask;
        }

        private void Start(TimeSpan dueTime) => _entry = core.AddTimer(owner, dueTime, Fire);

        private void Fire()
        {
            _entry = null;
            if (_period > TimeSpan.Zero)
            {
                Start(_period);
            }

            callback();
        }

        private void Stop()
        {
            if (_entry is { } entry)
            {
                _entry = null;
                core.RemoveTimer(entry);
            }
        }
    }
}
