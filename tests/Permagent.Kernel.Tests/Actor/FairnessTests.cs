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
}
