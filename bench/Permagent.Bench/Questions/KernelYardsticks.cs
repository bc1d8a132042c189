using System.Threading.Channels;

namespace Permagent.Bench.Questions;

/// <summary>What the base library does on this machine in the same run, so that machines can be compared.</summary>
internal sealed class KernelYardsticks(BenchRun bench)
{
    private const int Messages = 2_000_000;
    private const int Hops = 1_000_000;
    private const int Rounds = 50_000;

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("yardstick: Channel, 1 to 1", "M messages/s", ChannelAsync),
        new("yardstick: two work items of the thread pool in ping-pong", "M messages/s", WorkItemsAsync),
        new("yardstick: a TaskCompletionSource there and back, p50", "us", TaskAsync),
    ];

    private async Task<double> ChannelAsync()
    {
        var channel = Channel.CreateUnbounded<object>(new() { SingleReader = true, SingleWriter = true });
        var message = new object();
        var seconds = await bench.SecondsAsync(async () =>
        {
            var reading = Task.Run(async () =>
            {
                for (var i = 0; i < Messages; i++) await channel.Reader.ReadAsync();
            });
            for (var i = 0; i < Messages; i++) channel.Writer.TryWrite(message);
            await reading;
        });
        return Messages / seconds / 1e6;
    }

    private async Task<double> WorkItemsAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seconds = await bench.SecondsAsync(() =>
        {
            var (one, other) = (new Hop(done), new Hop(done));
            (one.Other, other.Other) = (other, one);
            ThreadPool.UnsafeQueueUserWorkItem(one, preferLocal: true);
            return done.Task;
        });
        return Hops / seconds / 1e6;
    }

    private async Task<double> TaskAsync()
    {
        var times = await bench.EachAsync(Rounds, async _ =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), answer, preferLocal: false);
            await answer.Task;
        });
        return BenchRun.At(times, 0.5) * 1000;
    }

    private sealed class Hop(TaskCompletionSource done) : IThreadPoolWorkItem
    {
        private int _count;

        public Hop? Other { get; set; }

        public void Execute()
        {
            if (++_count == Hops / 2) done.SetResult();
            else ThreadPool.UnsafeQueueUserWorkItem(Other!, preferLocal: true);
        }
    }
}
