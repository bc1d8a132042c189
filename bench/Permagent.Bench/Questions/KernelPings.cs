using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Two actors that answer each other, one message on the way at a time.</summary>
internal sealed class KernelPings(BenchRun bench, ActorSystem system)
{
    private const int Messages = 2_000_000;

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("ping-pong, 1 pair", "M messages/s", () => PingAsync(1), 8, AtLeast: true),
        new("ping-pong, 8 pairs", "M messages/s", () => PingAsync(8), 11, AtLeast: true),
    ];

    private async Task<double> PingAsync(int pairs)
    {
        var done = Enumerable.Range(0, pairs)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var pings = done.Select(one => system.ActorOf(
            Props.Create(() => new Pinger(Messages / pairs / 2, one.SetResult)))).ToArray();
        var pongs = pings.Select(_ => system.ActorOf(Props.Create(() => new Echo()))).ToArray();
        var message = new object();
        var seconds = await bench.SecondsAsync(() =>
        {
            for (var pair = 0; pair < pairs; pair++) pongs[pair].Tell(message, pings[pair]);
            return Task.WhenAll(done.Select(one => one.Task));
        });
        foreach (var actor in pings.Concat(pongs)) system.Stop(actor);
        return Messages / seconds / 1e6;
    }

    private sealed class Pinger(int wanted, Action done) : UntypedActor
    {
        private int _count;

        protected override void OnReceive(object message)
        {
            if (++_count < wanted) Sender.Tell(message);
            else done();
        }
    }
}
