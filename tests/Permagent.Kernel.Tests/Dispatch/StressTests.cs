#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Dispatch;

/// <summary>Real threads against the mailbox: 10 M operations each in a long run.</summary>
public sealed class StressTests : IAsyncDisposable
{
    private const int Actors = 16;

    private static readonly TimeSpan s_wait = TimeSpan.FromMinutes(2);

    private readonly ActorSystem _system = KernelSystem.Create(
        "stress", new ActorSystemOptions { TimeProvider = TimeProvider.System, Seed = 1 });

    private static int Operations => Seeds.IsLong ? 10_000_000 : 200_000;

    public async ValueTask DisposeAsync() => await _system.DisposeAsync();

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void No_wake_up_is_lost_and_no_actor_runs_twice_at_once(int threads)
    {
        int each = Operations / threads / Actors;
        using CountdownEvent handled = new(each * threads * Actors);
        IActorRef[] actors = [.. Enumerable.Range(0, Actors).Select(_ => Start(() => new Watchful(handled)))];

        InParallel(threads, thread =>
        {
            for (int n = 0; n < each * Actors; n++)
            {
                actors[(n + thread) % Actors].Tell(n);
            }
        });

        Assert.True(handled.Wait(s_wait), $"{handled.CurrentCount} messages sleep in a mailbox");
        Assert.Equal(0, Watchful.Collisions);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Each_message_told_while_an_actor_closes_is_handled_or_a_dead_letter(int threads)
    {
        const int Each = 100;
        int rounds = Math.Max(1, Operations / threads / Each);
        long handled = 0;
        long dead = 0;
        _system.EventStream.Subscribe<DeadLetter>(Start(() => new Tally(() => Interlocked.Increment(ref dead))));

        for (int round = 0; round < rounds; round++)
        {
            IActorRef actor = Start(() => new Tally(() => Interlocked.Increment(ref handled)));
            InParallel(threads, thread =>
            {
                for (int n = 0; n < Each; n++)
                {
                    if (thread == 0 && n == Each / 2)
                    {
                        _system.Stop(actor);
                    }

                    actor.Tell(n);
                }
            });
        }

        long told = (long)rounds * threads * Each;
        bool all = SpinWait.SpinUntil(() => Volatile.Read(ref handled) + Volatile.Read(ref dead) == told, s_wait);
        Assert.True(all, $"{told} told, {handled} handled, {dead} dead letters");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Each_watcher_of_an_actor_that_stops_meanwhile_is_told_once(int watchers)
    {
        int rounds = Math.Max(1, Operations / watchers / 10);
        long told = 0;
        IActorRef[] watching =
        [
            .. Enumerable.Range(0, watchers)
                .Select(_ => Start(() => new Watcher(() => Interlocked.Increment(ref told)))),
        ];

        for (int round = 0; round < rounds; round++)
        {
            IActorRef subject = Start(() => new Tally(() => { }));
            for (int n = 0; n < watchers; n++)
            {
                if (n == round % watchers)
                {
                    _system.Stop(subject);
                }

                watching[n].Tell(subject);
            }
        }

        long expected = (long)rounds * watchers;
        bool all = SpinWait.SpinUntil(() => Volatile.Read(ref told) >= expected, s_wait);
        foreach (IActorRef watcher in watching)
        {
            Assert.True(await watcher.GracefulStop(s_wait)); // What came twice has been counted by then.
        }

        Assert.True(all && told == expected, $"{expected} deaths watched, told {told}");
    }

    private static void InParallel(int threads, Action<int> work)
    {
        Thread[] all = [.. Enumerable.Range(0, threads).Select(number => new Thread(() => work(number)))];
        foreach (Thread thread in all)
        {
            thread.Start();
        }

        foreach (Thread thread in all)
        {
            thread.Join();
        }
    }

    private IActorRef Start(Func<ActorBase> make) => _system.ActorOf(Props.CreateBy(new Maker(make)));

    private sealed class Maker(Func<ActorBase> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ActorBase);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }

    /// <summary>Notices when it is run by two threads.</summary>
    private sealed class Watchful(CountdownEvent handled) : UntypedActor
    {
        private static int s_collisions;
        private int _inside;

        public static int Collisions => s_collisions;

        protected override void OnReceive(object message)
        {
            if (Interlocked.Exchange(ref _inside, 1) != 0)
            {
                Interlocked.Increment(ref s_collisions);
            }

            handled.Signal();
            Volatile.Write(ref _inside, 0);
        }
    }

    private sealed class Tally(Action count) : UntypedActor
    {
        protected override void OnReceive(object message) => count();
    }

    private sealed class Watcher(Action count) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is IActorRef subject)
            {
                Context.Watch(subject);
            }
            else if (message is Terminated)
            {
                count();
            }
        }
    }
}
