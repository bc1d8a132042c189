using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Simulation;

/// <summary>One step after the other: who runs, for how long, what goes wrong, and how time passes.</summary>
internal sealed partial class SimulationCore
{
    /// <summary>One step in so many takes time; the others take none.</summary>
    private const int StepsPerTimeStep = 8;

    private readonly PriorityOrder _priorities;
    private readonly List<string> _messages = [];
    private readonly TimerQueue _timers = new();
    private readonly Dictionary<TimerEntry, NodeRun?> _timerOwners = [];
    private long _timersMade;
    private CellWork? _running;
    private bool _isEnding;

    /// <summary>Whether a fault happens inside a node; none does while the nodes come to rest.</summary>
    internal bool FaultOccurs(double probability) => !_isEnding && Decisions.Occurs(probability);

    internal void Processing(object message) => _messages.Add(NameOf(message));

    internal void Trace(string node, string decision) =>
        _trace.Write(Steps, Ticks, new TraceLine(node, TraceLine.None, TraceLine.None, decision));

    internal TimerEntry AddTimer(NodeRun? owner, TimeSpan dueTime, Action action)
    {
        TimerEntry entry = new(action, TimeSpan.Zero)
        {
            Due = Ticks + Math.Max(0, dueTime.Ticks),
            Number = _timersMade++,
        };
        _timers.Add(entry);
        _timerOwners.Add(entry, owner);
        return entry;
    }

    internal void RemoveTimer(TimerEntry entry)
    {
        _timers.Remove(entry);
        _timerOwners.Remove(entry);
    }

    /// <summary>Drops everything a dead node has queued or timed.</summary>
    internal void Forget(NodeRun run)
    {
        _runnable.RemoveAll(work => work.Owner == run);
        foreach (TimerEntry entry in _timerOwners.Where(pair => pair.Value == run).Select(pair => pair.Key).ToArray())
        {
            RemoveTimer(entry);
        }
    }

    private static string NameOf(object message) => message switch
    {
        TimerMessage timer => timer.Inner.GetType().Name,
        SelectionMessage selected => selected.Message.GetType().Name,
        _ => message.GetType().Name,
    };

    private void Step()
    {
        Steps++;
        if (Steps == Options.UntilStep)
        {
            throw new InvalidOperationException($"The run was ended before step {Steps}, as asked for.");
        }

        Options.OnStep?.Invoke(_context, Steps);
        if (!_isEnding)
        {
            DecideFaults();
        }

        if (_runnable.Count == 0)
        {
            return;
        }

        int count = _runnable.Count;
        int index = Decisions.Pick(count, PickByStrategy);
        Work work = _runnable[index];
        _runnable.RemoveAt(index);
        if (work is CellWork cell)
        {
            RunCell(cell, index, count);
        }
        else if (work is ActionWork action)
        {
            _trace.Write(Steps, Ticks, new TraceLine(
                action.Owner?.Name ?? TraceLine.None, TraceLine.None, action.Label, $"pick {index}/{count}"));
            _tasks.Run(action.Action);
        }

        if (Decisions.NextRarely(StepsPerTimeStep, Options.StepTimeMax.Ticks + 1) is > 0 and long ticks)
        {
            AdvanceTo(Ticks + ticks);
        }
    }

    private int PickByStrategy() => Options.Strategy switch
    {
        SimulationStrategy.Fifo => 0,
        SimulationStrategy.Priority => _priorities.Pick(_runnable, Steps),
        _ => Decisions.Chance.Next(_runnable.Count),
    };

    private void RunCell(CellWork work, int index, int count)
    {
        int most = work.Cell.Dispatcher.Throughput;
        int batch = 1 + (int)Decisions.Next(most, byDefault: most - 1);
        CellRecord record = work.Run.Monitor.RecordOf(work.Cell);
        record.IsQueued = false;
        _messages.Clear();
        if (_running is not null)
        {
            Fail(new InvariantException("S39", $"{record.PathText} ran inside the step of another actor."));
        }

        _running = work;
        _tasks.Run(() => InContext(work.Run.Context, () => work.Cell.Run(batch)));
        _running = null;
        string messages = _messages.Count switch
        {
            0 => TraceLine.None,
            1 => _messages[0],
            _ => string.Join(',', _messages),
        };
        _trace.Write(Steps, Ticks, new TraceLine(
            work.Run.Name, record.PathText, messages, $"pick {index}/{count} batch {batch}"));
    }

    private void DecideFaults()
    {
        if (Options.CrashAtStep == Steps || Decisions.Occurs(Options.CrashProbability))
        {
            CrashOne();
        }

        if (Decisions.Occurs(Options.Faults.ClockStep) && PickLiving() is { } node)
        {
            long most = Options.Faults.ClockStepMax.Ticks;
            TimeSpan jump = TimeSpan.FromTicks(Decisions.Next((2 * most) + 1, byDefault: most) - most);
            node.WallClockOffset += jump;
            Trace(node.Name, $"clock step {jump.Ticks}");
        }
    }

    private void CrashOne()
    {
        if (PickLiving() is not { } node)
        {
            return;
        }

        node.Crash();
        TimeSpan pause = TimeSpan.FromTicks(Decisions.Next(Options.RestartAfterMax.Ticks + 1));
        AddTimer(owner: null, pause, () =>
        {
            if (!node.IsUp)
            {
                node.Restart();
            }
        });
    }

    private SimulatedNode? PickLiving()
    {
        SimulatedNode[] living = [.. _nodes.Where(node => node.IsUp)];
        return living.Length == 0 ? null : living[(int)Decisions.Next(living.Length)];
    }

    private void AdvanceTo(long ticks)
    {
        while (FireNext(ticks))
        {
            // Each timer on the way runs at its own time.
        }

        Ticks = Math.Max(Ticks, ticks);
    }

    private bool FireNext(long until)
    {
        if (_failure is not null || _timers.First is not { } first || first.Due > until)
        {
            return false;
        }

        Ticks = Math.Max(Ticks, first.Due);
        string owner = _timerOwners[first]?.Name ?? TraceLine.None;
        RemoveTimer(first);
        Steps++;
        _trace.Write(Steps, Ticks, new TraceLine(owner, TraceLine.None, "timer", TraceLine.None));
        _tasks.Run(() => InContext(null, first.Action));
        return true;
    }
}
