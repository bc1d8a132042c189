using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>The one thread of a simulation: what runs, what waits, and how the run ends.</summary>
internal sealed partial class SimulationCore : IDisposable
{
    /// <summary>Steps after the scenario's end in which its nodes may come to rest.</summary>
    private const int RestStepsMax = 10_000;

    /// <summary>Virtual time after the scenario's end in which calls in flight may be answered.</summary>
    private static readonly TimeSpan s_restTime = TimeSpan.FromSeconds(2);

    /// <summary>How long, in real time, an idle run waits for a call from another thread before it gives up.</summary>
    private static readonly TimeSpan s_foreignWait = TimeSpan.FromMilliseconds(500);

    private readonly ulong _seed;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly SeededRandom _nodeSeeds;
    private readonly SimulationContext _context;
    private readonly SimulationSyncContext _driver;
    private readonly SimulationTaskScheduler _tasks;
    private readonly SimulationTrace _trace;
    private readonly List<SimulatedNode> _nodes = [];
    private readonly List<Work> _runnable = [];
    private readonly Queue<TaskCompletionSource> _idle = new();
    private readonly Dictionary<(string Node, string Id), long> _acknowledged = [];
    private readonly object _failureLock = new();
    private Exception? _failure;

    internal SimulationCore(ulong seed, SimulationOptions options, IReadOnlyList<long>? schedule)
    {
        _seed = seed;
        Options = options;
        SeededRandom root = new(seed);
        Decisions = new Decisions(root.Split(), schedule);
        _nodeSeeds = root.Split();
        _context = new SimulationContext(this, root.Split());
        _priorities = new PriorityOrder(root.Split(), Math.Max(1, options.StepsExpected));
        _driver = new SimulationSyncContext(this, owner: null!);
        _tasks = new SimulationTaskScheduler(this);
        _trace = new SimulationTrace(options.OnTrace);
    }

    internal SimulationOptions Options { get; }

    internal Decisions Decisions { get; }

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
            _tasks.Run(() => InContext(_driver, () => task = scenario(_context)));
            Loop(task!);
            End();
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

        return new SimulationResult(
            new SimulationSchedule(Options.Name, _seed, [.. Decisions.Taken]),
            Steps,
            _trace.HashText(),
            TimeSpan.FromTicks(Ticks),
            _failure,
            _trace.LastLines);
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

    /// <summary>An event's handler may run: from now on it must never be lost.</summary>
    internal void Acknowledge(string node, string persistenceId, long number) =>
        _acknowledged[(node, persistenceId)] = number;

    internal long Acknowledged(string node, string persistenceId) =>
        _acknowledged.GetValueOrDefault((node, persistenceId));

    /// <summary>Fails the run; the first failure counts. Any thread may call it.</summary>
    internal void Fail(Exception failure)
    {
        lock (_failureLock)
        {
            _failure ??= failure;
            Monitor.PulseAll(_failureLock);
        }
    }

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

    /// <summary>Lets the nodes come to rest and end in order, and checks that they leave nothing behind.</summary>
    private void End()
    {
        _isEnding = true;
        long until = Ticks + s_restTime.Ticks;
        for (int i = 0; i < RestStepsMax && _failure is null; i++)
        {
            if (_runnable.Count > 0)
            {
                Step();
            }
            else if (!FireNext(until))
            {
                break;
            }
        }

        foreach (SimulatedNode node in _nodes)
        {
            if (_runnable.Count == 0)
            {
                node.CheckIdle();
            }

            if (node.IsUp)
            {
                Loop(node.System.Terminate());
            }
        }
    }

    /// <summary>Gives work that has escaped a moment to show itself: its stack says more than a dead-lock.</summary>
    private bool WaitForFailure()
    {
        lock (_failureLock)
        {
            return _failure is not null || Monitor.Wait(_failureLock, s_foreignWait);
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
