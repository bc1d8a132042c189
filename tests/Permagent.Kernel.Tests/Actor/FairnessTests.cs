#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Actor;

public sealed class FairnessTests : TestSystem
{
    public FairnessTests()
        : base(options => options with { Throughput = 5, Dispatcher = DispatcherKind.CallingThread })
    {
    }

    [Fact]
    public void S39_An_actor_goes_behind_the_others_after_its_batch()
    {
        List<string> log = [];
        IActorRef one = Act(a => a.On<int>(number => log.Add($"one {number}")));
        IActorRef two = Act(a => a.On<int>(number => log.Add($"two {number}")));

        Act(_ =>
        {
            foreach (int number in Enumerable.Range(1, 7))
            {
                one.Tell(number);
                two.Tell(number);
            }
        });

        string[] expected =
        [
            .. Enumerable.Range(1, 5).Select(number => $"one {number}"),
            .. Enumerable.Range(1, 5).Select(number => $"two {number}"),
            "one 6", "one 7", "two 6", "two 7",
        ];
        Assert.Equal(expected, log);
    }

    [Fact]
    public void S39_Of_1000_busy_actors_none_waits_longer_than_three_times_the_mean()
    {
        int handled = 0;
        List<int>[] turns = [.. Enumerable.Range(0, 1000).Select(_ => new List<int>())];
        IActorRef[] actors = [.. turns.Select(mine => Act(a => a.On<int>(left =>
        {
            mine.Add(handled++);
            if (left > 0)
            {
                a.Self.Tell(left - 1);
            }
        })))];

        Act(_ => Array.ForEach(actors, actor => actor.Tell(20)));

        int[] waits = [.. turns.SelectMany(mine => mine.Zip(mine.Skip(1), (one, next) => next - one))];
        Assert.Equal(21 * actors.Length, handled);
        Assert.True(waits.Max() > actors.Length, "the actors did not take turns");
        Assert.True(waits.Where(wait => wait > 1).Max() <= 3 * waits.Where(wait => wait > 1).Average());
    }
}
