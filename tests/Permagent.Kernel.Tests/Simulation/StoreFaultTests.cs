#nullable disable
using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Simulation;
using Permagent.Kernel.Tests.Persistence;
using Sim = Permagent.Kernel.Simulation.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

public sealed class StoreFaultTests
{
    [Fact]
    public void What_was_stored_is_there_after_a_crash_and_after_an_orderly_end()
    {
        List<string> seen = [];

        Sim.Run(1, new SimulationOptions(), async context =>
        {
            SimulatedNode node = NodeOf(context, seen);
            await StoreAsync(context, node, "one");
            node.Crash();
            node.Restart();
            await StoreAsync(context, node, "two");
            await node.System.Terminate();
            node.Restart();
            await context.DelayAsync(TimeSpan.FromSeconds(1));
        }).ThrowIfFailed();

        Assert.Equal(["one=1", "two=2"], seen.Where(line => line.Contains('=', StringComparison.Ordinal)));
        Assert.Equal(["again one", "again two", "recovered", "stopped"], seen[^4..]);
    }

    [Fact]
    public void A_crash_before_the_sync_keeps_a_prefix_of_what_was_written()
    {
        HashSet<long> kept = [];
        SimulationOptions slow = new() { Faults = new SimulationFaults { SlowStore = 1 } };
        foreach (ulong seed in Permagent.Testing.Seeds.Take(60))
        {
            List<string> seen = [];
            Sim.Run(seed, slow, async context =>
            {
                SimulatedNode node = NodeOf(context, seen);
                await context.DelayAsync(TimeSpan.FromSeconds(2));
                for (int n = 0; n < 4; n++)
                {
                    node.System.ActorSelection("/user/a").Tell((Action<PersistentScripted>)(a => a.StoreAsync("x")));
                }

                await context.RunUntilIdleAsync();
                node.Crash();
                node.Restart();
                kept.Add(node.Store.Events.HighestSequenceNr("a"));
            }).ThrowIfFailed();
        }

        Assert.True(kept.Count > 1 && kept.Max() > 0, $"kept {string.Join(',', kept)} of 4");
    }

    [Fact]
    public void A_write_is_torn_at_a_sector_and_the_rest_of_it_is_cut_off()
    {
        HashSet<int> lengths = [];
        foreach (ulong seed in Permagent.Testing.Seeds.Take(60))
        {
            SimulationOptions slow = new() { Faults = new SimulationFaults { SlowStore = 1 } };
            Sim.Run(seed, slow, async context =>
            {
                SimulatedNode node = NodeOf(context, []);
                await context.DelayAsync(TimeSpan.FromSeconds(2));
                node.System.ActorSelection("/user/a").Tell((Action<PersistentScripted>)(a => a.StoreAsync(
                    new string('x', 3_000))));
                await context.RunUntilIdleAsync();
                node.Crash();
                lengths.Add(node.Store.DurableBytes);
                node.Restart();
                Assert.True(node.Store.DurableBytes is 0 or > 3_000, $"{node.Store.DurableBytes} bytes");
            }).ThrowIfFailed();
        }

        Assert.Contains(lengths, length => length > 0 && length % 512 == 0);
    }

    [Fact]
    public void A_refused_event_leaves_no_gap()
    {
        List<string> seen = [];
        SimulationOptions refusing = new() { Faults = new SimulationFaults { Refusal = 0.5 } };

        Sim.Run(2, refusing, async context =>
        {
            SimulatedNode node = NodeOf(context, seen);
            for (int n = 0; n < 20; n++)
            {
                node.System.ActorSelection("/user/a").Tell((Action<PersistentScripted>)(a => a.Store("x")));
            }

            await context.DelayAsync(TimeSpan.FromSeconds(1));
        }).ThrowIfFailed();

        string[] stored = [.. seen.Where(line => line.StartsWith("x=", StringComparison.Ordinal))];
        Assert.InRange(stored.Length, 1, 19);
        Assert.Equal(Enumerable.Range(1, stored.Length).Select(n => $"x={n}"), stored);
    }

    [Fact]
    public void Faults_of_handlers_hooks_and_bounded_mailboxes_happen_and_the_wall_clock_jumps()
    {
        int faults = 0;
        int dropped = 0;
        HashSet<long> days = [];
        SimulationOptions options = new()
        {
            Faults = new SimulationFaults { Handler = 0.1, Hook = 0.1, MailboxFull = 0.1, ClockStep = 0.05 },
        };
        Sim.Run(3, options, async context =>
        {
            SimulatedNode node = context.CreateNode("node", given => given with
            {
                MailboxCapacity = 1_000,
                UserStrategy = new Hosting.UserStrategy { Default = new Hosting.ChildRule
                {
                    Decide = failure =>
                    {
                        faults += failure.GetBaseException() is SimulatedFaultException ? 1 : 0;
                        return Directive.Restart;
                    },
                } },
            });
            IActorRef listener = node.System.ActorOf(Scripted.PropsFor(a => a.On<Event.Dropped>(_ => dropped++)));
            node.System.EventStream.Subscribe<Event.Dropped>(listener);
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a => a.On<int>(_ => { })));
            for (int n = 0; n < 200; n++)
            {
                actor.Tell(n);
                await context.RunUntilIdleAsync();
                days.Add((node.Clock.GetUtcNow() - context.Clock.GetUtcNow()).Ticks);
            }
        }).ThrowIfFailed();

        Assert.InRange(faults, 5, 100);
        Assert.InRange(dropped, 5, 100);
        Assert.True(days.Count > 2, $"{days.Count} offsets of the clock");
    }

    private static SimulatedNode NodeOf(SimulationContext context, List<string> seen) => context.CreateNode(
        "node",
        given => given with { EventSerializer = new TextSerializer() },
        started => started.System.ActorOf(PersistentScripted.PropsFor("a", seen, _ => { }), "a"));

    private sealed class TextSerializer : Hosting.IEventSerializer
    {
        public Hosting.SerializedObject Serialize(object value) =>
            new(1, "text", Encoding.UTF8.GetBytes((string)value));

        public object Deserialize(Hosting.SerializedObject stored) => Encoding.UTF8.GetString(stored.Payload.Span);
    }

    private static async Task StoreAsync(SimulationContext context, SimulatedNode node, string text)
    {
        node.System.ActorSelection("/user/a").Tell((Action<PersistentScripted>)(a => a.Store(text)));
        await context.DelayAsync(TimeSpan.FromSeconds(1));
    }
}
