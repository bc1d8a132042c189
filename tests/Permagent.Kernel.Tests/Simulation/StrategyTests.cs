#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Simulation;
using Sim = Permagent.Kernel.Simulation.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

public sealed class StrategyTests
{
    [Fact]
    public void First_in_first_out_runs_them_in_the_order_they_became_runnable()
    {
        string[] expected = [.. Enumerable.Range(0, 8).Select(n => $"a{n}")];

        foreach (ulong seed in new ulong[] { 1, 2, 3 })
        {
            Assert.Equal(expected, OrderOf(SimulationStrategy.Fifo, seed));
        }
    }

    [Fact]
    public void The_uniform_strategy_gives_another_order_to_another_seed()
    {
        int orders = Enumerable.Range(1, 20)
            .Select(seed => string.Join(',', OrderOf(SimulationStrategy.Uniform, (ulong)seed)))
            .Distinct()
            .Count();

        Assert.True(orders >= 18, $"{orders} orders of 20 seeds");
    }

    [Fact]
    public void Priorities_let_the_same_actors_go_first_again_and_again()
    {
        // Each round tells all eight; without a change point the order of one round is that of the next.
        string[] order = OrderOf(SimulationStrategy.Priority, seed: 3, rounds: 3, stepsExpected: 1_000_000);

        Assert.Equal(order[..8], order[8..16]);
        Assert.Equal(order[..8], order[16..]);
        Assert.NotEqual(order[..8], order[..8].Order());
    }

    [Fact]
    public void A_change_point_puts_the_first_one_last()
    {
        int changed = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            string[] order = OrderOf(SimulationStrategy.Priority, seed, rounds: 6, stepsExpected: 60);
            string first = order[0];
            changed += order[^8] != first && order[^1] == first ? 1 : 0;
        }

        Assert.InRange(changed, 1, 19);
    }

    [Fact]
    public void An_actor_that_never_rests_does_not_starve_the_others_under_priorities()
    {
        foreach (ulong seed in Permagent.Testing.Seeds.Take(10))
        {
            bool isDone = false;
            SimulationOptions options = new() { Strategy = SimulationStrategy.Priority, StepsMax = 100_000 };
            Sim.Run(seed, options, async context =>
            {
                SimulatedNode node = context.CreateNode("node");
                IActorRef busy = node.System.ActorOf(Scripted.PropsFor(a => a.On<int>(n =>
                {
                    if (!isDone)
                    {
                        a.Self.Tell(n);
                    }
                })));
                busy.Tell(1);
                IActorRef calm = node.System.ActorOf(Scripted.PropsFor(a => a.On<string>(_ => isDone = true)));
                calm.Tell("go");
                await context.RunUntilIdleAsync();
            }).ThrowIfFailed();

            Assert.True(isDone, $"seed {seed}");
        }
    }

    private static string[] OrderOf(
        SimulationStrategy strategy, ulong seed, int rounds = 1, long stepsExpected = 500)
    {
        List<string> order = [];
        SimulationOptions options = new() { Strategy = strategy, StepsExpected = stepsExpected };
        Sim.Run(seed, options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef[] actors = [.. Enumerable.Range(0, 8).Select(n => node.System.ActorOf(
                Scripted.PropsFor(a => a.On<int>(_ => order.Add($"a{n}"))), $"a{n}"))];
            await context.RunUntilIdleAsync();
            for (int round = 0; round < rounds; round++)
            {
                foreach (IActorRef actor in actors)
                {
                    actor.Tell(round);
                }

                await context.RunUntilIdleAsync();
            }
        }).ThrowIfFailed();
        return [.. order];
    }
}
