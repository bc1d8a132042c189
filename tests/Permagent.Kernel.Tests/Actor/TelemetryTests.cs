#nullable disable
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Diagnostics;

namespace Permagent.Kernel.Tests.Actor;

public sealed class TelemetryTests : TestSystem
{
    private readonly ConcurrentQueue<(string Instrument, string Reason)> _seen = new();

    [Fact]
    public async Task The_meter_counts_messages_restarts_dead_letters_and_ask_timeouts()
    {
        KernelTelemetry.Start();
        using MeterListener listener = Listen();
        IActorRef actor = Act(a => a.On<int>(n => Probe.Tell(100 / n)));
        Probe.Watch(actor);

        actor.Tell(1);
        actor.Tell(0);
        actor.Tell(2);
        actor.Tell("unhandled");
        Task<object> question = actor.Ask<object>("unhandled too", TimeSpan.FromSeconds(1));
        Assert.Equal([100, 50], Probe.ReceiveN(2));
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<AskTimeoutException>(() => question);
        System.Stop(actor);
        Probe.ExpectTerminated(actor);
        actor.Tell("late");

        Assert.Contains(("kernel.messages", null), _seen);
        Assert.Contains(("kernel.run_messages", null), _seen);
        Assert.Contains(("kernel.mailbox_messages", null), _seen);
        Assert.Contains(("kernel.restarts", null), _seen);
        Assert.Contains(("kernel.ask_timeouts", null), _seen);
        Assert.Contains(("kernel.dead_letters", "Unhandled"), _seen);
        Assert.Contains(("kernel.dead_letters", "Terminated"), _seen);
    }

    private MeterListener Listen()
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == KernelTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            _seen.Enqueue((instrument.Name, tags.Length == 0 ? null : (string)tags[0].Value)));
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => _seen.Enqueue((instrument.Name, null)));
        listener.Start();
        return listener;
    }
}
