#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Actor;

public sealed class SystemTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task S62_User_stops_before_system_and_callbacks_run_in_reverse_order()
    {
        List<string> order = [];
        await using ActorSystem system = Create();
        system.ActorOf(Scripted.PropsFor(a => a.OnPostStop = () => order.Add("user")));
        ((ExtendedActorSystem)system).SystemActorOf(Scripted.PropsFor(a => a.OnPostStop = () => order.Add("system")));
        system.RegisterOnTermination(() => order.Add("first"));
        system.RegisterOnTermination(() => throw new InvalidOperationException("does not stop the rest"));
        system.RegisterOnTermination(() => order.Add("last"));

        await system.Terminate();
        await system.Terminate();

        Assert.Equal(["user", "system", "last", "first"], order);
        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Props.Empty));
    }

    [Fact]
    public async Task S64_The_scheduler_is_never_early_and_survives_a_throwing_action()
    {
        await using ActorSystem system = Create();
        IActionScheduler scheduler = system.Scheduler.Advanced;
        List<string> ran = [];
        scheduler.ScheduleRepeatedly(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), () =>
        {
            ran.Add("repeat");
            throw new InvalidOperationException("logged");
        });
        ICancelable cancelled = scheduler.ScheduleOnceCancelable(TimeSpan.FromSeconds(1), () => ran.Add("cancelled"));
        scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(1_500), () => ran.Add("once"));

        cancelled.Cancel();
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Empty(ran);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["repeat"], ran);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["repeat", "once", "repeat"], ran);
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleOnce(TimeSpan.FromTicks(-1), () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            scheduler.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.Zero, () => { }));
        await system.Terminate();
        Assert.Throws<SchedulerException>(() => scheduler.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public async Task A_tell_has_been_processed_when_it_returns_on_the_calling_thread()
    {
        await using ActorSystem system = Create(DispatcherKind.CallingThread);
        List<int> seen = [];
        IActorRef second = system.ActorOf(Scripted.PropsFor(a => a.On<int>(seen.Add)));
        IActorRef first = system.ActorOf(Scripted.PropsFor(a => a.On<int>(n =>
        {
            second.Tell(n + 1);
            seen.Add(n);
        })));

        first.Tell(1);

        Assert.Equal([1, 2], seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    public void A_bad_system_name_is_refused(string name) => Assert.ThrowsAny<ArgumentException>(() =>
        KernelSystem.Create(name, new ActorSystemOptions { TimeProvider = _clock, Seed = 1 }));

    [Fact]
    public async Task An_actor_is_disposed_after_PostStop()
    {
        List<string> order = [];
        await using ActorSystem system = Create();
        IActorRef actor = system.ActorOf(Props.Create(() => new DisposableActor(order)));

        await actor.GracefulStop(TimeSpan.FromSeconds(5));

        Assert.Equal(["PostStop", "Dispose"], order);
    }

    [Fact]
    public async Task An_extension_is_made_once()
    {
        await using ActorSystem system = Create();

        CounterExtension first = CounterId.Instance.Get(system);

        Assert.Same(first, CounterId.Instance.Get(system));
        Assert.True(system.HasExtension<CounterExtension>());
    }

    [Fact]
    public async Task The_tree_can_be_printed()
    {
        await using ActorSystem system = Create(DispatcherKind.CallingThread);
        system.ActorOf(Scripted.PropsFor(a => a.Ctx.ActorOf(Props.Empty, "child")), "parent");

        Assert.Equal("/\n  system\n  user\n    parent\n      child\n", ((ExtendedActorSystem)system).PrintTree());
    }

    /// <summary>Many producers and small mailboxes: a lost wake-up leaves messages behind for ever.</summary>
    [Fact]
    public async Task No_wake_up_is_lost_and_no_actor_runs_on_two_threads()
    {
        const int Actors = 50;
        const int Producers = 4;
        int rounds = Seeds.IsLong ? 200_000 : 5_000;
        await using ActorSystem system = Create();
        using CountdownEvent done = new(Actors);
        IActorRef[] actors = [.. Enumerable.Range(0, Actors).Select(_ => system.ActorOf(Scripted.PropsFor(a =>
        {
            int received = 0;
            int inside = 0;
            a.On<int>(n =>
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
                if (++received == Producers * rounds)
                {
                    done.Signal();
                }
            });
        })))];

        Thread[] threads = [.. Enumerable.Range(0, Producers).Select(producer => new Thread(() =>
        {
            SeededChoice choice = new(producer);
            for (int round = 0; round < rounds; round++)
            {
                foreach (IActorRef actor in actors)
                {
                    actor.Tell(round);
                }

                choice.MaybeYield();
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());

        Assert.True(done.Wait(TimeSpan.FromSeconds(60)), $"{done.CurrentCount} actors still miss messages");
        Array.ForEach(threads, thread => thread.Join());
    }

    private ActorSystem Create(DispatcherKind dispatcher = DispatcherKind.ThreadPool) => KernelSystem.Create(
        "test", new ActorSystemOptions { TimeProvider = _clock, Seed = 1, Dispatcher = dispatcher });

    private sealed class SeededChoice(int seed)
    {
        private readonly Kernel.Util.SeededRandom _random = new((ulong)seed);

        public void MaybeYield()
        {
            if (_random.Next(8) == 0)
            {
                Thread.Yield();
            }
        }
    }

    private sealed class DisposableActor(List<string> order) : ReceiveActor, IDisposable
    {
        public void Dispose() => order.Add("Dispose");

        protected override void PostStop() => order.Add("PostStop");
    }

    private sealed class CounterExtension : IExtension;

    private sealed class CounterId : ExtensionIdProvider<CounterExtension>
    {
        public static CounterId Instance { get; } = new();

        public override CounterExtension CreateExtension(ExtendedActorSystem system) => new();
    }
}
