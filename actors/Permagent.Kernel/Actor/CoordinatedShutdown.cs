#nullable disable
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Ends a system in phases: the tasks of one phase run together, the next phase begins when they have ended.
/// Any thread may use it.</summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    private readonly ActorSystemImpl _system;
    private readonly CoordinatedShutdownOptions _options;
    private readonly IReadOnlyList<string> _order;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(string Name, Func<Task<Done>> Work)>> _tasks = [];
    private TaskCompletionSource<Done> _run;

    internal CoordinatedShutdown(ActorSystemImpl system)
    {
        _system = system;
        _options = system.Options.CoordinatedShutdown;
        _order = PhaseOrder.Of(_options.Phases);
        if (_options.TerminatesSystem && _options.Phases.ContainsKey(PhaseActorSystemTerminate))
        {
            AddTask(PhaseActorSystemTerminate, "terminate-system", async () =>
            {
                await system.FinalTerminate().ConfigureAwait(true);
                return Done.Instance;
            });
        }

        if (_options.RunByProcessExit)
        {
            HookProcessExit();
        }
    }

    /// <summary>Why the shutdown runs; null before it does.</summary>
    public Reason ShutdownReason { get; private set; }

    /// <summary>The sum of all phases' times: a run is over by then.</summary>
    public TimeSpan TotalTimeout => _order.Aggregate(TimeSpan.Zero, (sum, phase) => sum + TimeOf(phase));

    /// <summary>The system's shutdown, made on first use.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) => CoordinatedShutdownExtension.Instance.Apply(sys);

    /// <summary>Adds work to a phase. Tasks of one phase run together, in no order.</summary>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        if (!_order.Contains(phase))
        {
            throw new ConfigurationException(
                $"Unknown phase [{phase}], known phases [{string.Join(", ", _order)}]. "
                + "All phases (along with their optional dependencies) must be defined in the options.");
        }

        lock (_lock)
        {
            if (!_tasks.TryGetValue(phase, out List<(string Name, Func<Task<Done>> Work)> known))
            {
                _tasks[phase] = known = [];
            }

            known.Add((taskName, task));
        }
    }

    /// <summary>How long a phase may take.</summary>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => _order.Contains(phase)
        ? TimeOf(phase)
        : throw new ArgumentException($"Unknown phase [{phase}].", nameof(phase));

    /// <summary>Runs the phases; a second call gives the task of the first.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="fromPhase">The first phase to run; null for all.</param>
    public Task<Done> Run(Reason reason, string fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        lock (_lock)
        {
            if (_run is not null)
            {
                return _run.Task;
            }

            int first = fromPhase is null ? 0 : _order.ToList().IndexOf(fromPhase);
            if (first < 0)
            {
                throw new ConfigurationException($"Unknown phase [{fromPhase}].");
            }

            ShutdownReason = reason;
            _run = new TaskCompletionSource<Done>(_system.DispatcherImpl.CompletionOptions);
            _system.DispatcherImpl.Detached(() => _ = RunAllAsync([.. _order.Skip(first)]));
            return _run.Task;
        }
    }

    private TimeSpan TimeOf(string phase) =>
        _options.Phases.TryGetValue(phase, out ShutdownPhase known) && known.Timeout is { } own
            ? own
            : _options.DefaultPhaseTimeout;

    private async Task RunAllAsync(string[] phases)
    {
        try
        {
            foreach (string phase in phases)
            {
                await RunPhaseAsync(phase).ConfigureAwait(true);
            }

            _run.TrySetResult(Done.Instance);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            _run.TrySetException(failure);
        }
    }

    private async Task RunPhaseAsync(string phase)
    {
        (string Name, Func<Task<Done>> Work)[] work;
        lock (_lock)
        {
            work = _tasks.TryGetValue(phase, out List<(string Name, Func<Task<Done>> Work)> known) ? [.. known] : [];
        }

        if (work.Length == 0)
        {
            return;
        }

        bool recovers = !_options.Phases.TryGetValue(phase, out ShutdownPhase settings) || settings.Recover;
        Task all = Task.WhenAll(work.Select(one => RunOneAsync(phase, one.Name, one.Work, recovers)));
        TaskCompletionSource late = new(_system.DispatcherImpl.CompletionOptions);
        ICancelable timer = TryLater(TimeOf(phase), () => late.TrySetResult());
        Task first = await Task.WhenAny(all, late.Task).ConfigureAwait(true);
        timer?.Cancel();
        if (first == all)
        {
            await all.ConfigureAwait(true);
            return;
        }

        string text = $"Coordinated shutdown phase [{phase}] timed out after {TimeOf(phase)}.";
        if (!recovers)
        {
            throw new TimeoutException(text);
        }

        _system.Log.Log(LogLevel.WarningLevel, null, text);
    }

    private async Task RunOneAsync(string phase, string name, Func<Task<Done>> work, bool recovers)
    {
        try
        {
            await work().ConfigureAwait(true);
        }
        catch (Exception failure) when (recovers && Failures.IsSurvivable(failure))
        {
            _system.Log.Log(
                LogLevel.WarningLevel, failure, $"Task [{name}] of coordinated shutdown phase [{phase}] failed.");
        }
    }

    private ICancelable TryLater(TimeSpan delay, Action action)
    {
        try
        {
            return _system.Scheduler.Advanced.ScheduleOnceCancelable(delay, action);
        }
        catch (SchedulerException)
        {
            // The system has ended already; what is left of the run has no clock.
            return null;
        }
    }

    private void HookProcessExit()
    {
        void OnExit(object sender, EventArgs args) => RunAtProcessExit();
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _system.RegisterOnTermination(() => AppDomain.CurrentDomain.ProcessExit -= OnExit);
    }

    /// <summary>Runs the phases and waits: the process ends when this returns.</summary>
    internal void RunAtProcessExit()
    {
        Task<Done> run = Run(ClrExitReason.Instance);
#pragma warning disable VSTHRD002 // The runtime waits for this handler only as long as it blocks.
        if (!run.Wait(TotalTimeout))
        {
            _system.Log.Log(LogLevel.WarningLevel, null, $"The shutdown took longer than {TotalTimeout}.");
        }
#pragma warning restore VSTHRD002
    }
}
