#nullable disable
using System.Diagnostics;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Actor;

/// <summary>Runs alone: it measures the whole process.</summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakTestsAlone;

/// <summary>Actors made and stopped, wave after wave: 1 M of them, and ten minutes, in a long run.</summary>
[Collection(nameof(SoakTests))]
public sealed class SoakTests
{
    private const int ActorsOfWave = 10_000;

    /// <summary>What may be left over at the end: 2 %.</summary>
    private const double Slack = 1.02;

    /// <summary>Handles that are no leak: libraries loaded meanwhile keep their files open.</summary>
    private const int HandlesSlack = 8;

    private static readonly TimeSpan s_wait = TimeSpan.FromMinutes(1);

    private static readonly int s_waves = Seeds.IsLong ? 100 : 5;
    private static readonly TimeSpan s_time = Seeds.IsLong ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;

    [Fact]
    public async Task Heap_threads_handles_and_temporary_refs_end_where_they_began()
    {
        TimeProvider clock = TimeProvider.System;
        await using ActorSystem system = KernelSystem.Create(
            "soak", new ActorSystemOptions { TimeProvider = clock, Seed = 1 });
        await WaveAsync(system); // What is made once is there before the count.
        State.Now(system); // The count itself loads what it needs.
        await Task.Delay(TimeSpan.FromSeconds(2), clock); // The instruments come a second after the start.
        await WaveAsync(system);
        State before = State.Now(system);

        long start = clock.GetTimestamp();
        int waves = 0;
        while (waves < s_waves || clock.GetElapsedTime(start) < s_time)
        {
            await WaveAsync(system);
            waves++;
        }

        // Threads of the pool leave some seconds after their last work.
        State after = State.Now(system);
        for (int tries = 0; tries < 60 && !after.IsWithin(before, Slack); tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
            after = State.Now(system);
        }

        Assert.True(after.IsWithin(before, Slack), $"after {waves} waves: {after}; before: {before}");
    }

    private static async Task WaveAsync(ActorSystem system)
    {
        IActorRef parent = system.ActorOf(Scripted.PropsFor(a =>
        {
            a.On<int>(count =>
            {
                for (int n = 0; n < count; n++)
                {
                    IActorRef child = a.Ctx.ActorOf(Scripted.PropsFor(b => b.On<string>(text => b.Sender.Tell(text))));
                    a.Ctx.Watch(child);
                    child.Tell("hello");
                }
            });
            a.On<string>(_ => a.Sender.Tell(PoisonPill.Instance));
            a.On<Terminated>(_ => { });
            a.On<IActorRef>(_ => a.Sender.Tell(a.Self.Path.Name));
        }));
        parent.Tell(ActorsOfWave);

        // Its path is read: the temporary ref stands under /temp until the answer.
        Task<string>[] questions =
        [
            .. Enumerable.Range(0, 100).Select(_ => parent.Ask<string>(
                asker => asker.Path.Name.Length > 0 ? asker : null, s_wait, CancellationToken.None)),
        ];
        await Task.WhenAll(questions);
        Assert.True(await parent.GracefulStop(s_wait));
    }

    private sealed record State(long HeapBytes, int Threads, int Handles, int TemporaryRefs)
    {
        public static State Now(ActorSystem system)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            using Process process = Process.GetCurrentProcess();
            int handles = Directory.Exists("/proc/self/fd")
                ? Directory.GetFileSystemEntries("/proc/self/fd").Length
                : process.HandleCount;
            return new State(
                GC.GetTotalMemory(forceFullCollection: true),
                process.Threads.Count,
                handles,
                ((ActorSystemImpl)system).TempCount);
        }

        public bool IsWithin(State before, double slack) => HeapBytes <= before.HeapBytes * slack
            && Threads <= before.Threads * slack
            && Handles <= (before.Handles * slack) + HandlesSlack
            && TemporaryRefs == before.TemporaryRefs;
    }
}
