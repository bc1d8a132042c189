using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Actors that are made, that wait, and that fail.</summary>
internal sealed class KernelLives(BenchRun bench, ActorSystem system)
{
    private const int Children = 100_000;
    private const int ChildrenMany = 1_000_000;
    private const int Restarts = 50_000;

    private static readonly TimeSpan StopMax = TimeSpan.FromMinutes(1);

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("create 100,000 children of one actor", "k actors/s", CreateAsync, 300, AtLeast: true),
        new("heap of an idle actor, 100,000 of them", "B", () => HeapAsync(Children), 691),
        new("heap of an idle actor, 1,000,000 of them", "B", () => HeapAsync(ChildrenMany), 704),
        new("supervised restarts", "k restarts/s", RestartAsync, 200, AtLeast: true),
    ];

    private async Task<double> CreateAsync()
    {
        var parent = system.ActorOf(Props.Create(() => new Parent()));
        var seconds = await bench.SecondsAsync(() => MakeAsync(parent, Children));
        await parent.GracefulStop(StopMax);
        return Children / seconds / 1e3;
    }

    private async Task<double> HeapAsync(int children)
    {
        var parent = system.ActorOf(Props.Create(() => new Parent()));
        await parent.Ask<object>(new Make(0, () => { }), StopMax);
        var before = Heap();
        await MakeAsync(parent, children);
        await parent.Ask<object>(new Make(0, () => { }), StopMax); // Its handler has ended: nothing of it is counted.
        var bytes = Heap() - before;
        await parent.GracefulStop(StopMax);
        return bytes / (double)children;
    }

    private static Task MakeAsync(IActorRef parent, int children)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        parent.Tell(new Make(children, started.SetResult));
        return started.Task;
    }

    private static long Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private async Task<double> RestartAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var restarts = new Countdown(Restarts, done.SetResult);
        var failing = system.ActorOf(Props.Create(() => new Failing(restarts)));
        var message = new object();
        var seconds = await bench.SecondsAsync(() =>
        {
            for (var i = 0; i < Restarts; i++) failing.Tell(message);
            return done.Task;
        });
        system.Stop(failing);
        return Restarts / seconds / 1e3;
    }

    /// <summary>Makes so many children and says when all have started.</summary>
    private sealed record Make(int Children, Action Started);

    private sealed class Countdown(int left, Action done)
    {
        private int _left = left;

        public void Step()
        {
            if (Interlocked.Decrement(ref _left) == 0) done();
        }
    }

    private sealed class Parent : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var make = (Make)message;
            var started = new Countdown(make.Children, make.Started);
            var props = Props.Create(() => new Child(started));
            for (var i = 0; i < make.Children; i++) Context.ActorOf(props);
            Sender.Tell(message);
        }
    }

    private sealed class Child(Countdown started) : UntypedActor
    {
        protected override void PreStart() => started.Step();

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class Failing(Countdown restarts) : UntypedActor
    {
        protected override void PostRestart(Exception reason) => restarts.Step();

        protected override void OnReceive(object message) => throw new InvalidOperationException("As asked.");
    }
}
