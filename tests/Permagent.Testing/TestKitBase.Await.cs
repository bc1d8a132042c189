#nullable disable
using System.Diagnostics.CodeAnalysis;

namespace Permagent.Testing;

/// <summary>Waiting until something holds.</summary>
public abstract partial class TestKitBase
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs an assertion again and again until it passes; fails as it does when the time is over.</summary>
    public void AwaitAssert(
        Action assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(AssertCore(true, Ended(assertion), duration, interval, cancellationToken));

    /// <summary>Runs an assertion again and again until it passes; fails as it does when the time is over.</summary>
    public Task AwaitAssertAsync(
        Action assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AssertCore(false, Ended(assertion), duration, interval, cancellationToken).AsTask();

    /// <summary>Runs an assertion again and again until it passes; fails as it does when the time is over.</summary>
    public Task AwaitAssertAsync(
        Func<Task> assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AssertCore(false, assertion, duration, interval, cancellationToken).AsTask();

    /// <summary>Waits until a condition holds.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default)
    {
        TimeSpan time = RemainingOrDilated(max);
        bool holds = TestTime.Result(
            ConditionCore(true, Asked(conditionIsFulfilled), time, interval, cancellationToken));
        FailUnless(holds, time, message);
    }

    /// <summary>Waits until a condition holds; false when the time is over.</summary>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ConditionCore(true, Asked(conditionIsFulfilled), max, interval, cancellationToken));

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        ConditionAsync(Asked(conditionIsFulfilled), null, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        ConditionAsync(Asked(conditionIsFulfilled), max, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        ConditionAsync(Asked(conditionIsFulfilled), max, null, message, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        ConditionAsync(Asked(conditionIsFulfilled), max, interval, message, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        ConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        ConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        ConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        ConditionAsync(conditionIsFulfilled, max, interval, message, cancellationToken);

    /// <summary>Waits until a condition holds; false when the time is over.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        ConditionCore(false, conditionIsFulfilled, max, interval, cancellationToken).AsTask();

    /// <summary>Waits until a condition holds; false when the time is over.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        ConditionCore(false, Asked(conditionIsFulfilled), max, interval, cancellationToken).AsTask();

    [SuppressMessage("Performance", "CA1822", Justification = "Its public forms are members of the kit in Akka.NET.")]
    internal async ValueTask<bool> ConditionCore(
        bool blocks,
        Func<Task<bool>> condition,
        TimeSpan max,
        TimeSpan? interval,
        CancellationToken cancellationToken)
    {
        TimeSpan stop = TestTime.Now + max;
        while (!await condition())
        {
            TimeSpan left = stop - TestTime.Now;
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            TimeSpan pause = interval ?? s_pollInterval;
            await TestTime.PauseAsync(blocks, pause < left ? pause : left, cancellationToken);
        }

        return true;
    }

    private static Func<Task> Ended(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private static Func<Task<bool>> Asked(Func<bool> condition) => () => Task.FromResult(condition());

    private async ValueTask AssertCore(
        bool blocks,
        Func<Task> assertion,
        TimeSpan? duration,
        TimeSpan? interval,
        CancellationToken cancellationToken)
    {
        TimeSpan stop = TestTime.Now + RemainingOrDilated(duration);
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception failure) when (
                failure is not OperationCanceledException && TestTime.Now < stop)
            {
                TimeSpan left = stop - TestTime.Now;
                TimeSpan pause = Dilated(interval ?? s_pollInterval);
                await TestTime.PauseAsync(blocks, pause < left ? pause : left, cancellationToken);
            }
        }
    }

    private async Task ConditionAsync(
        Func<Task<bool>> condition,
        TimeSpan? max,
        TimeSpan? interval,
        string message,
        CancellationToken cancellationToken)
    {
        TimeSpan time = RemainingOrDilated(max);
        FailUnless(await ConditionCore(false, condition, time, interval, cancellationToken), time, message);
    }

    private void FailUnless(bool holds, TimeSpan time, string message) =>
        _assertions.AssertTrue(holds, "Timeout {0} expired while waiting for condition{1}", time, Because(message));
}
