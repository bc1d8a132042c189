using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>What a scenario can do. On the simulation's thread only.</summary>
public sealed class SimulationContext
{
    private readonly SimulationCore _core;

    internal SimulationContext(SimulationCore core, SeededRandom random)
    {
        _core = core;
        Random = random;
        Clock = new VirtualClock(core, owner: null);
    }

    /// <summary>Virtual time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Chance for the scenario, from the seed.</summary>
    public SeededRandom Random { get; }

    /// <summary>Number of the present step.</summary>
    public long Step => _core.Steps;

    /// <summary>A choice of the scenario, as how many messages it sends: part of the schedule, so that shrinking makes
    /// it smaller. The default is 0.</summary>
    /// <param name="count">The choice is at least 0 and below this.</param>
    public int Decide(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)_core.Decisions.Next(count);
    }

    /// <summary>Starts a node: an actor system of its own on the shared clock.</summary>
    /// <param name="name">The system's name.</param>
    /// <param name="configure">Changes the options, at each start; clock, seed and dispatcher stay the
    /// simulation's.</param>
    /// <param name="start">Makes the node's actors, at each start; also after a crash by decision.</param>
    public SimulatedNode CreateNode(
        string name,
        Func<ActorSystemOptions, ActorSystemOptions>? configure = null,
        Action<SimulatedNode>? start = null)
    {
        SimulatedNode node = new(_core, name, configure ?? (options => options), start ?? (_ => { }));
        _core.Add(node);
        node.Restart();
        return node;
    }

    /// <summary>Ends when nothing is runnable; timers in the future are not waited for.</summary>
    public Task RunUntilIdleAsync() => _core.WhenIdle();

    /// <summary>Ends after a virtual time.</summary>
    public Task DelayAsync(TimeSpan time) => Task.Delay(time, Clock, CancellationToken.None);

    /// <summary>Ends when the condition holds, looked at each millisecond of virtual time.</summary>
    /// <exception cref="TimeoutException">It did not hold within <paramref name="within"/>.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        DateTimeOffset end = Clock.GetUtcNow() + within;
        while (!condition())
        {
            if (Clock.GetUtcNow() > end)
            {
                throw new TimeoutException($"The condition did not hold within {within} of virtual time.");
            }

#pragma warning disable CA2007 // The scenario's context brings the await back to the simulation's thread.
            await DelayAsync(TimeSpan.FromMilliseconds(1));
#pragma warning restore CA2007
        }
    }
}
