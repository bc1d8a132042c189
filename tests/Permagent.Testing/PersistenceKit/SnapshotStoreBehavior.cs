#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test snapshot store does with calls, until told otherwise.</summary>
public abstract class SnapshotStoreBehavior
{
    private readonly Action<ISnapshotStoreInterceptor> _set;

    private protected SnapshotStoreBehavior(Action<ISnapshotStoreInterceptor> set) => _set = set;

    /// <summary>Uses an interceptor of the test's own.</summary>
    public Task SetInterceptorAsync(ISnapshotStoreInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        _set(interceptor);
        return Task.CompletedTask;
    }

    /// <summary>All is as usual.</summary>
    public Task Pass() => SetInterceptorAsync(SnapshotInterceptor.Passing);

    /// <summary>All is as usual after a time.</summary>
    public Task PassWithDelay(TimeSpan delay) => Delayed(delay, SnapshotInterceptor.Passing);

    /// <summary>Every call fails.</summary>
    public Task Fail() => FailIf((_, _) => true);

    /// <summary>Every call fails after a time.</summary>
    public Task FailWithDelay(TimeSpan delay) => FailIfWithDelay(delay, (_, _) => true);

    /// <summary>Calls that fit fail.</summary>
    public Task FailIf(Func<string, SnapshotSelectionCriteria, bool> predicate) =>
        FailIf((id, criteria) => Task.FromResult(predicate(id, criteria)));

    /// <summary>Calls that fit fail.</summary>
    public Task FailIf(Func<string, SnapshotSelectionCriteria, Task<bool>> predicate) =>
        SetInterceptorAsync(SnapshotInterceptor.Failing(predicate));

    /// <summary>Calls that fit fail after a time.</summary>
    public Task FailIfWithDelay(TimeSpan delay, Func<string, SnapshotSelectionCriteria, bool> predicate) => Delayed(
        delay, SnapshotInterceptor.Failing((id, criteria) => Task.FromResult(predicate(id, criteria))));

    /// <summary>Calls that do not fit fail.</summary>
    public Task FailUnless(Func<string, SnapshotSelectionCriteria, bool> predicate) =>
        FailIf((id, criteria) => !predicate(id, criteria));

    private Task Delayed(TimeSpan delay, ISnapshotStoreInterceptor next) => delay <= TimeSpan.Zero
        ? throw new ArgumentException("Delay must be greater than zero", nameof(delay))
        : SetInterceptorAsync(SnapshotInterceptor.After(delay, next));
}
