#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test journal does with events, until told otherwise.</summary>
public abstract class JournalBehavior
{
    private readonly Action<IJournalInterceptor> _set;

    private protected JournalBehavior(Action<IJournalInterceptor> set) => _set = set;

    /// <summary>Uses an interceptor of the test's own.</summary>
    public Task SetInterceptorAsync(IJournalInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        _set(interceptor);
        return Task.CompletedTask;
    }

    /// <summary>All is as usual.</summary>
    public Task Pass() => SetInterceptorAsync(JournalInterceptor.Passing);

    /// <summary>All is as usual after a time.</summary>
    public Task PassWithDelay(TimeSpan delay) => Delayed(delay, JournalInterceptor.Passing);

    /// <summary>Every event fails.</summary>
    public Task Fail() => FailIf(_ => true);

    /// <summary>Every event fails after a time.</summary>
    public Task FailWithDelay(TimeSpan delay) => Delayed(delay, JournalInterceptor.Failing(Always(_ => true)));

    /// <summary>Events that fit fail.</summary>
    public Task FailIf(Func<IPersistentRepresentation, bool> predicate) => FailIf(Always(predicate));

    /// <summary>Events that fit fail.</summary>
    public Task FailIf(Func<IPersistentRepresentation, Task<bool>> predicate) =>
        SetInterceptorAsync(JournalInterceptor.Failing(predicate));

    /// <summary>Events that fit fail after a time.</summary>
    public Task FailIfWithDelay(TimeSpan delay, Func<IPersistentRepresentation, bool> predicate) =>
        Delayed(delay, JournalInterceptor.Failing(Always(predicate)));

    /// <summary>Events that do not fit fail.</summary>
    public Task FailUnless(Func<IPersistentRepresentation, bool> predicate) => FailIf(Not(predicate));

    /// <summary>Events that do not fit fail after a time.</summary>
    public Task FailUnlessWithDelay(TimeSpan delay, Func<IPersistentRepresentation, bool> predicate) =>
        FailIfWithDelay(delay, Not(predicate));

    /// <summary>Events of exactly this type fail.</summary>
    public Task FailOnType<TMessage>() => FailIf(Is(typeof(TMessage)));

    /// <summary>Events of exactly one of these types fail.</summary>
    public Task FailOnType(params Type[] messageTypes) => FailIf(Is(messageTypes));

    /// <summary>Events of exactly this type fail after a time.</summary>
    public Task FailOnTypeWithDelay<TMessage>(TimeSpan delay) => FailIfWithDelay(delay, Is(typeof(TMessage)));

    /// <summary>Events of another type fail.</summary>
    public Task FailUnlessType<TMessage>() => FailUnless(Is(typeof(TMessage)));

    /// <summary>Events of none of these types fail.</summary>
    public Task FailUnlessType(params Type[] messageTypes) => FailUnless(Is(messageTypes));

    private protected static Func<IPersistentRepresentation, Task<bool>> Always(
        Func<IPersistentRepresentation, bool> predicate) => one => Task.FromResult(predicate(one));

    private protected static Func<IPersistentRepresentation, bool> Not(
        Func<IPersistentRepresentation, bool> predicate) => one => !predicate(one);

    private protected static Func<IPersistentRepresentation, bool> Is(params Type[] types) =>
        one => types.Contains(one.Payload.GetType());

    private protected Task Delayed(TimeSpan delay, IJournalInterceptor next) => delay <= TimeSpan.Zero
        ? throw new ArgumentException("Delay must be greater than zero", nameof(delay))
        : SetInterceptorAsync(JournalInterceptor.After(delay, next));
}
