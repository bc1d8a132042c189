using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Messages from threads outside to actors.</summary>
internal sealed class KernelTells(BenchRun bench, ActorSystem system)
{
    private const int Tells = 2_000_000;
    private const int Rounds = 1_000;
    private const int TellsOfRound = 1_000;

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("tell, 1 producer to 1 actor", "M messages/s", () => TellAsync(1, 1), 16, AtLeast: true),
        new("tell, 4 producers to 1 actor", "M messages/s", () => TellAsync(4, 1), 11, AtLeast: true),
        new("tell, 4 producers to 4 actors", "M messages/s", () => TellAsync(4, 4), 24, AtLeast: true),
        new("allocation per tell of an existing object", "B", () => Task.FromResult(BytesPerTell()), 0.5),
    ];

    private async Task<double> TellAsync(int producers, int actors)
    {
        var done = Enumerable.Range(0, actors)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var counters = done.Select(one => system.ActorOf(Counter.PropsFor(Tells / actors, one.SetResult))).ToArray();
        var message = new object();
        var seconds = await bench.SecondsAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Factory.StartNew(
                () => Send(counters[producer % actors], message, Tells / producers),
                CancellationToken.None,
                TaskCreationOptions.LongRunning, // A thread of its own, as an outside caller has.
                TaskScheduler.Default)));
            await Task.WhenAll(done.Select(one => one.Task));
        });
        foreach (var counter in counters) system.Stop(counter);
        return Tells / seconds / 1e6;
    }

    private static void Send(IActorRef actor, object message, int count)
    {
        for (var i = 0; i < count; i++) actor.Tell(message);
    }

    /// <summary>Bytes of the whole process, in rounds that the actor keeps up with.</summary>
    private double BytesPerTell()
    {
        using var arrived = new SemaphoreSlim(0);
        var counter = system.ActorOf(Counter.PropsFor(TellsOfRound, () => arrived.Release()));
        var message = new object();
        for (var round = 0; round < Rounds / 10; round++) Round();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var round = 0; round < Rounds; round++) Round();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        system.Stop(counter);
        return bytes / (double)(Rounds * TellsOfRound);

        void Round()
        {
            Send(counter, message, TellsOfRound);
            arrived.Wait();
        }
    }
}
