using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>The one thread of a simulation: picks what runs next by the seed, and moves virtual time.</summary>
internal sealed class SimulationCore : IDisposable
{
    /// <summary>One step in so many takes time; the others take none.</summary>
    private const int StepsPerTimeStep = 8;

    /// <summary>How long, in real time, an idle run waits for a call from another thread before it gives up.</summary>
    private static readonly TimeSpan s_foreignWait = TimeSpan.FromMilliseconds(500);

    private readonly ulong _seed;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly SeededRandom _decisions;
    private readonly SeededRandom _nodeSeeds;
    private readonly SimulationContext _context;
    private readonly SimulationSyncContext _driver;
    private readonly SimulationTrace _trace;
    private readonly List<SimulatedNode> _nodes = [];
    private readonly List<Work> _runnable = [];
    private readonly List<string> _messages = [];
    private readonly Queue<TaskCompletionSource> _idle = new();
    private readonly TimerQueue _timers = new();
    private readonly Dictionary<TimerEntry, NodeRun?> _timerOwners = [];
    private readonly object _failureLock = new();
    private Exception? _failure;
    private long _timersMade;

    internal SimulationCore(ulong seed, SimulationOptions options)
    {
        _seed = seed;
        Options = options;
        SeededRandom root = new(seed);
        _decisions = root.Split();
        _nodeSeeds = root.Split();
        _context = new SimulationContext(this, root.Split());
        _driver = new SimulationSyncContext(this, owner: null!);
        _trace = new SimulationTrace(options.OnTrace);
    }

    internal SimulationOptions Options { get; }

    internal long Ticks { get; private set; }

    internal long Steps { get; private set; }

    /// <summary>True while code of a node runs, false in the scenario.</summary>
    internal static bool IsInNode => SynchronizationContext.Current is SimulationSyncContext { Owner: not null };

    internal SimulationResult Run(Func<SimulationContext, Task> scenario)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        try
        {
            Task? task = null;
            InContext(_driver, () => task = scenario(_context));
            Loop(task!);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            Fail(failure);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            DropNodes();
        }

        string command = $"./test sim {Options.Name} --seed 0x{_seed:x}";
        return new SimulationResult(
            _seed, Steps, _trace.HashText(), TimeSpan.FromTicks(Ticks), _failure, _trace.LastLines, command);
    }

    public void Dispose() => _trace.Dispose();

    internal void Add(SimulatedNode node)
    {
        if (_nodes.Any(known => known.Name == node.Name))
        {
            throw new ArgumentException($"There is a node {node.Name} already.", nameof(node));
        }

        _nodes.Add(node);
    }

    internal ulong NextNodeSeed() => _nodeSeeds.NextUInt64();

    /// <summary>Fails the run when the caller is not on its thread: escaped work would differ from run to
    /// run.</summary>
    internal void CheckThread()
    {
        if (!IsOnThread())
        {
            throw _failure!;
        }
    }

    /// <summary>Whether the caller is on the run's thread; if not, the run has failed.</summary>
    internal bool IsOnThread()
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            return true;
        }

        Fail(new InvalidOperationException(
            "The kernel was called from another thread than the simulation's: work has escaped.\n"
            + Environment.StackTrace));
        return false;
    }

    internal void Enqueue(Work work)
    {
        if (work.Owner is null or { IsAlive: true })
        {
            _runnable.Add(work);
        }
    }

    internal void Processing(object message) => _messages.Add(NameOf(message));

    internal void Trace(string node, string path, string message, string decision) =>
        _trace.Write(Steps, Ticks, $"{node} {path} {message} {decision}");

    /// <summary>Runs an action under a context, null for none.</summary>
    internal static void InContext(SynchronizationContext? context, Action action)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    internal Task WhenIdle()
    {
        TaskCompletionSource idle = new();
        _idle.Enqueue(idle);
        return idle.Task;
    }

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

    private void Loop(Task scenario)
    {
        while (!scenario.IsCompleted && _failure is null)
        {
            if (Steps >= Options.StepsMax)
            {
                throw new InvalidOperationException($"Live-lock: {Options.StepsMax} steps and the scenario goes on.");
            }

            if (_runnable.Count > 0)
            {
                Step();
            }
            else if (_idle.TryDequeue(out TaskCompletionSource? idle))
            {
                InContext(null, idle.SetResult);
            }
            else if (!FireNext(long.MaxValue) && !WaitForFailure() && !scenario.IsCompleted)
            {
                throw new InvalidOperationException(
                    "Dead-lock: nothing is runnable, no timer runs, and the scenario still waits.");
            }
        }

        if (_failure is null)
        {
            // Ended: an exception of the scenario is the run's failure.
            Tasks.ThrowIfFailed(scenario);
        }
    }

    private void Step()
    {
        Steps++;
        Options.OnStep?.Invoke(_context, Steps);
        DecideCrash();
        if (_runnable.Count == 0)
        {
            return;
        }

        int count = _runnable.Count;
        int index = _decisions.Next(count);
        Work work = _runnable[index];
        _runnable.RemoveAt(index);
        if (work is CellWork cell)
        {
            RunCell(cell, $"pick {index}/{count}");
        }
        else if (work is ActionWork action)
        {
            Trace(action.Owner?.Name ?? "-", "-", action.Label, $"pick {index}/{count}");
            action.Action();
        }

        if (_decisions.Next(StepsPerTimeStep) == 0)
        {
            AdvanceTo(Ticks + _decisions.NextInt64(Options.StepTimeMax.Ticks + 1));
        }
    }

    private void RunCell(CellWork work, string decision)
    {
        int batch = 1 + _decisions.Next(work.Cell.Dispatcher.Throughput);
        _messages.Clear();
        InContext(work.Run.Context, () => work.Cell.Run(batch));
        string path = work.Cell.SelfRef.Path.ToStringWithoutAddress();
        string messages = _messages.Count == 0 ? "-" : string.Join(',', _messages);
        Trace(work.Run.Name, path, messages, $"{decision} batch {batch}");
    }

    private void DecideCrash()
    {
        bool now = Options.CrashAtStep == Steps;
        if (!now && (Options.CrashProbability <= 0 || _decisions.NextDouble() >= Options.CrashProbability))
        {
            return;
        }

        SimulatedNode[] living = [.. _nodes.Where(node => node.IsUp)];
        if (living.Length == 0)
        {
            return;
        }

        SimulatedNode node = living[_decisions.Next(living.Length)];
        node.Crash();
        TimeSpan pause = TimeSpan.FromTicks(_decisions.NextInt64(Options.RestartAfterMax.Ticks + 1));
        AddTimer(owner: null, pause, () =>
        {
            if (!node.IsUp)
            {
                node.Restart();
            }
        });
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
        if (_timers.First is not { } first || first.Due > until)
        {
            return false;
        }

        Ticks = Math.Max(Ticks, first.Due);
        string owner = _timerOwners[first]?.Name ?? "-";
        RemoveTimer(first);
        Steps++;
        Trace(owner, "-", "timer", "-");
        InContext(null, first.Action);
        return true;
    }

    /// <summary>Gives work that has escaped a moment to show itself: its stack says more than a dead-lock.</summary>
    private bool WaitForFailure()
    {
        lock (_failureLock)
        {
            return _failure is not null || Monitor.Wait(_failureLock, s_foreignWait);
        }
    }

    private void Fail(Exception failure)
    {
        lock (_failureLock)
        {
            _failure ??= failure;
            Monitor.PulseAll(_failureLock);
        }
    }

    private void DropNodes()
    {
        foreach (SimulatedNode node in _nodes)
        {
            try
            {
                node.Crash();
            }
            catch (Exception failure) when (Failures.IsSurvivable(failure))
            {
                Fail(failure);
            }
        }
    }
}
