#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Tests.Actor;

public sealed class ParallelTests : TestSystem
{
    private const int Actors = 100;
    private const int Messages = 1000;

    [Fact]
    public void S39_No_actor_runs_on_two_threads_and_no_message_sleeps()
    {
        int[] inside = new int[Actors];
        int overlaps = 0;
        IActorRef[] actors = [.. Enumerable.Range(0, Actors).Select(index => Act(a =>
        {
            int seen = 0;
            a.On<int>(_ =>
            {
                overlaps += Interlocked.Increment(ref inside[index]) > 1 ? 1 : 0;
                Interlocked.Decrement(ref inside[index]);
                if (++seen == Messages)
                {
                    Probe.Tell(index);
                }
            });
        }))];

        Parallel.For(0, 4, sender =>
        {
            for (int number = sender; number < Messages; number += 4)
            {
                foreach (IActorRef actor in actors)
                {
                    actor.Tell(number, ActorRefs.NoSender);
                }
            }
        });

        HashSet<int> done = [];
        while (done.Count < Actors)
        {
            Assert.True(done.Add(Probe.ExpectMsg<int>()));
        }

        Assert.Equal(0, overlaps);
    }
}
