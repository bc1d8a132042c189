using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Bench.Questions;

/// <summary>The cost of a message.</summary>
internal sealed class KernelQuestion : IQuestion
{
    private const int Tells = 2_000_000;
    private const int Asks = 50_000;

    /// <inheritdoc/>
    public string Name => "kernel";

    /// <inheritdoc/>
    public string Text => "How many messages a second reach an actor, and how long does an answer take?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        await using var system = KernelSystem.Create("bench", new() { TimeProvider = bench.Clock, Seed = 1 });
        var (tells, asks, round) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -2; run < BenchRun.Runs; run++)
        {
            var tell = await TellAsync(bench, system) / 1e6;
            var ask = await AskAsync(bench, system);
            var plain = await PlainAsync(bench);
            if (run < 0) continue; // The first ones make the code warm.
            tells.Add(tell);
            asks.Add(ask);
            round.Add(plain);
        }

        return
        [
            new("tell, 1 producer to 1 actor", "M messages/s", tells, Goal: 16, AtLeast: true),
            new("ask, one after another, p50", "us", asks, Goal: 1.7),
            new("yardstick: a task completed on the thread pool, p50", "us", round),
        ];
    }

    private static async Task<double> TellAsync(BenchRun bench, ActorSystem system)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new Counter(Tells, done)));
        var message = new object();
        var seconds = await bench.SecondsAsync(() =>
        {
            for (var i = 0; i < Tells; i++) counter.Tell(message);
            return done.Task;
        });
        system.Stop(counter);
        return Tells / seconds;
    }

    private static async Task<double> AskAsync(BenchRun bench, ActorSystem system)
    {
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        var message = new object();
        var times = await bench.EachAsync(Asks, async _ => await echo.Ask<object>(message, TimeSpan.FromSeconds(10)));
        system.Stop(echo);
        return BenchRun.At(times, 0.5) * 1000;
    }

    private static async Task<double> PlainAsync(BenchRun bench)
    {
        var times = await bench.EachAsync(Asks, async _ =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), answer, preferLocal: false);
            await answer.Task;
        });
        return BenchRun.At(times, 0.5) * 1000;
    }
}
