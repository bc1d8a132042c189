#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Pattern;

/// <summary>Lets no call through for a time after several have failed in a row. Any thread may use it.</summary>
public sealed partial class CircuitBreaker
{
    private readonly IScheduler _scheduler;
    private readonly int _maxFailures;
    private readonly TimeSpan _callTimeout;
    private readonly TimeSpan _resetTimeout;
    private readonly TimeSpan _maxResetTimeout;
    private readonly double _exponentialBackoffFactor;
    private readonly double _randomFactor;

    /// <summary>A breaker with a fixed reset time.</summary>
    /// <param name="scheduler">Its clock.</param>
    /// <param name="maxFailures">Failures in a row that open it.</param>
    /// <param name="callTimeout">A call that takes longer counts as failed.</param>
    /// <param name="resetTimeout">Time until one call is tried again.</param>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, resetTimeout, 1)
    {
    }

    /// <summary>A breaker whose reset time grows with each failed try.</summary>
    public CircuitBreaker(
        IScheduler scheduler,
        int maxFailures,
        TimeSpan callTimeout,
        TimeSpan resetTimeout,
        TimeSpan maxResetTimeout,
        double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0)
    {
    }

    /// <summary>A breaker whose reset time grows with each failed try, with chance.</summary>
    /// <param name="scheduler">Its clock.</param>
    /// <param name="maxFailures">Failures in a row that open it.</param>
    /// <param name="callTimeout">A call that takes longer counts as failed.</param>
    /// <param name="resetTimeout">Time until one call is tried again.</param>
    /// <param name="maxResetTimeout">The longest reset time before chance makes it longer.</param>
    /// <param name="exponentialBackoffFactor">By how much a failed try makes the reset time longer; at least 1.</param>
    /// <param name="randomFactor">Share of the reset time by which chance makes it longer at most, 0 to 1.</param>
    public CircuitBreaker(
        IScheduler scheduler,
        int maxFailures,
        TimeSpan callTimeout,
        TimeSpan resetTimeout,
        TimeSpan maxResetTimeout,
        double exponentialBackoffFactor,
        double randomFactor)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentOutOfRangeException.ThrowIfNegative(maxFailures);
        if (exponentialBackoffFactor < 1 || randomFactor is < 0 or > 1)
        {
            throw new ArgumentException(
                $"factor must be >= 1 and random 0..1, not {exponentialBackoffFactor} and {randomFactor}.");
        }

        (_scheduler, _maxFailures, _callTimeout) = (scheduler, maxFailures, callTimeout);
        (_resetTimeout, _maxResetTimeout) = (resetTimeout, maxResetTimeout);
        (_exponentialBackoffFactor, _randomFactor) = (exponentialBackoffFactor, randomFactor);
        _nextReset = resetTimeout;

        // Jitter needs no secret: a clock that repeats, as in a simulation, repeats it too.
        _chance = new SeededRandom(unchecked((ulong)scheduler.Now.UtcTicks));
    }

    /// <summary>A breaker with a fixed reset time.</summary>
    public static CircuitBreaker Create(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>The same settings, the reset time doubling up to a limit.</summary>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(_scheduler, _maxFailures, _callTimeout, _resetTimeout, maxResetTimeout, 2, _randomFactor);

    /// <summary>The same settings, with chance in the reset time.</summary>
    public CircuitBreaker WithRandomFactor(double randomFactor) => new(
        _scheduler,
        _maxFailures,
        _callTimeout,
        _resetTimeout,
        _maxResetTimeout,
        _exponentialBackoffFactor,
        randomFactor);

    /// <summary>Makes a call.</summary>
    /// <exception cref="OpenCircuitException">The breaker is open.</exception>
    /// <exception cref="TimeoutException">The call took too long.</exception>
    public async Task<T> WithCircuitBreaker<T>(Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Enter();
        try
        {
            Task<T> call = body();
            await InTime(call).ConfigureAwait(true);
            T result = await call.ConfigureAwait(true);
            Succeed();
            return result;
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            Fail();
            throw;
        }
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="OpenCircuitException">The breaker is open.</exception>
    /// <exception cref="TimeoutException">The call took too long.</exception>
    public Task WithCircuitBreaker(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WithCircuitBreaker(async () =>
        {
            await body().ConfigureAwait(true);
            return Done.Instance;
        });
    }

    /// <summary>Makes a call with a state, so that the body needs no closure.</summary>
    public Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WithCircuitBreaker(() => body(state));
    }

    /// <summary>Makes a call with a state, so that the body needs no closure.</summary>
    public Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WithCircuitBreaker(() => body(state));
    }

    /// <summary>Makes a call on this thread; one that took too long counts as failed when it comes back.</summary>
    /// <exception cref="OpenCircuitException">The breaker is open.</exception>
    public void WithSyncCircuitBreaker(Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        WithSyncCircuitBreaker(() =>
        {
            body();
            return Done.Instance;
        });
    }

    /// <summary>Makes a call on this thread; one that took too long counts as failed when it comes back.</summary>
    /// <exception cref="OpenCircuitException">The breaker is open.</exception>
    public T WithSyncCircuitBreaker<T>(Func<T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Enter();
        TimeSpan start = _scheduler.MonotonicClock;
        T result;
        try
        {
            result = body();
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            Fail();
            throw;
        }

        if (HasLimit && _scheduler.MonotonicClock - start > _callTimeout)
        {
            Fail();
        }
        else
        {
            Succeed();
        }

        return result;
    }

    private bool HasLimit => _callTimeout != Timeout.InfiniteTimeSpan;

    /// <summary>Ends when the call has ended, however it did; fails when its time is over.</summary>
    private async Task InTime(Task call)
    {
        if (call.IsCompleted || !HasLimit)
        {
            return;
        }

        TaskCompletionSource late = new(CompletionOptions);
        ICancelable timer = _scheduler.Advanced.ScheduleOnceCancelable(_callTimeout, () => late.TrySetResult());
        Task first = await Task.WhenAny(call, late.Task).ConfigureAwait(true);
        timer.Cancel();
        if (first != call)
        {
            throw new TimeoutException($"The call took longer than {_callTimeout}.");
        }
    }

    private TaskCreationOptions CompletionOptions =>
        (_scheduler as KernelScheduler)?.CompletionOptions ?? TaskCreationOptions.RunContinuationsAsynchronously;
}
