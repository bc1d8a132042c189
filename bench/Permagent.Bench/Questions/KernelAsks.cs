using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Questions from outside, each with a time-out.</summary>
internal sealed class KernelAsks(BenchRun bench, ActorSystem system)
{
    private const int Asks = 50_000;
    private const int Callers = 64;
    private const int AsksOfCaller = 8_000;

    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("ask, one after another, p50", "us", SequentialAsync, 1.7),
        new("ask, 64 callers", "M asks/s", ManyAsync, 1.3, AtLeast: true),
    ];

    private async Task<double> SequentialAsync()
    {
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        var message = new object();
        var times = await bench.EachAsync(Asks, async _ => await echo.Ask<object>(message, WaitMax));
        system.Stop(echo);
        return BenchRun.At(times, 0.5) * 1000;
    }

    private async Task<double> ManyAsync()
    {
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        var seconds = await bench.SecondsAsync(() => Task.WhenAll(
            Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(echo)))));
        system.Stop(echo);
        return Callers * AsksOfCaller / seconds / 1e6;
    }

    private static async Task CallAsync(IActorRef echo)
    {
        var message = new object();
        for (var i = 0; i < AsksOfCaller; i++) await echo.Ask<object>(message, WaitMax);
    }
}
