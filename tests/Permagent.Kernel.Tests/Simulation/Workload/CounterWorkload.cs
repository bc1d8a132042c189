#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Simulation;
using Permagent.Testing.Simulation;

namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>Supervised, persistent counters on a node that crashes, with a store that fails; a client that asks until
/// it is answered, and in the end looks for every number it was promised.</summary>
internal sealed class CounterWorkload(SimulationContext context, CounterBug bug)
{
    private const int CountersMax = 3;
    private const int CommandsMax = 12;
    private const int NumbersMax = 3;
    private const int TriesMax = 200; // A question that needs more is never answered.
    private static readonly TimeSpan s_answerWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly int _counters = 1 + context.Decide(CountersMax);
    private readonly Dictionary<int, List<int>> _promised = [];
    private SimulatedNode _node;
    private int _lastNumber;

    public static SimulationScenario Scenario(CounterBug bug) => new(
        bug == CounterBug.None ? "SupervisedCounters" : $"SupervisedCounters{bug}",
        seed => new SimulationOptions
        {
            Strategy = (SimulationStrategy)(seed % 3),
            StepsMax = 20_000, // A run takes some hundreds.
            CrashProbability = 0.006, // One or two in a run.
            Faults = new SimulationFaults
            {
                Handler = 0.01,
                Hook = 0.02,
                Store = 0.02,
                Refusal = 0.02,
                SlowStore = 0.2,
                ClockStep = 0.003,
            },
        },
        context => new CounterWorkload(context, bug).RunAsync());

    private async Task RunAsync()
    {
        _node = context.CreateNode("node", Configured, started =>
            started.System.ActorOf(DeskActor.PropsFor(_counters, bug), "desk"));
        for (int left = 1 + context.Decide(CommandsMax); left > 0; left--)
        {
            await CommandAsync();
        }

        _node.Crash();
        if (!_node.IsUp)
        {
            _node.Restart();
        }

        for (int counter = 0; counter < _counters; counter++)
        {
            Held held = await AskAsync<Held>(new Show(counter));
            Assert.Equal(held.Numbers.Distinct(), held.Numbers);
            Assert.Subset(held.Numbers.ToHashSet(), Promised(counter).ToHashSet());
        }
    }

    private static ActorSystemOptions Configured(ActorSystemOptions options) => options with
    {
        EventSerializer = new CounterSerializer(),
        UserStrategy = new UserStrategy { Default = new ChildRule { Decide = _ => Directive.Restart } },
    };

    private async Task CommandAsync()
    {
        int counter = context.Decide(_counters);
        if (context.Decide(6) == 1 && _node.IsUp)
        {
            _node.System.ActorSelection("/user/desk").Tell(new Fail(counter));
            return;
        }

        int[] numbers = [.. Enumerable.Range(0, 1 + context.Decide(NumbersMax)).Select(_ => ++_lastNumber)];
        await AskAsync<Kept>(new Keep(counter, numbers));
        Promised(counter).AddRange(numbers);
    }

    private List<int> Promised(int counter) => _promised.TryGetValue(counter, out List<int> known)
        ? known
        : _promised[counter] = [];

    /// <summary>Asks until it is answered, over crashes: a question may be heard several times.</summary>
    private async Task<T> AskAsync<T>(object question)
    {
        for (int i = 0; i < TriesMax; i++)
        {
            if (!_node.IsUp)
            {
                await context.DelayAsync(s_pause);
                continue;
            }

            try
            {
                return await _node.System.ActorSelection("/user/desk").Ask<T>(question, s_answerWait);
            }
            catch (AskTimeoutException)
            {
                continue; // Not heard, or not answered any more: asked again.
            }
        }

        throw new InvalidOperationException($"{question} was not answered in {TriesMax} tries.");
    }
}
