#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>Expects events of its filters, or keeps them quiet.</summary>
internal sealed class EventFilterApplier(
    TestKitBase kit, ActorSystem system, IReadOnlyList<EventFilterBase> filters) : IEventFilterApplier
{
    public EventFilterFactory And => new(kit, system, filters);

    public void ExpectOne(Action action, CancellationToken cancellationToken = default) =>
        Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, expectedCount, null, Ended(action), cancellationToken));

    public void Expect(
        int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, expectedCount, timeout, Ended(action), cancellationToken));

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Expect(1, func, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, func, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, expectedCount, null, () => Task.FromResult(func()), cancellationToken));

    public T Expect<T>(
        int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, expectedCount, timeout, () => Task.FromResult(func()), cancellationToken));

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(
        TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, actionAsync, cancellationToken);

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, action, cancellationToken);

    public Task ExpectAsync(
        int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectCore(false, expectedCount, null, Ended(actionAsync), cancellationToken).AsTask();

    public Task ExpectAsync(
        int expectedCount,
        TimeSpan timeout,
        Func<Task> actionAsync,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, expectedCount, timeout, Ended(actionAsync), cancellationToken).AsTask();

    public Task ExpectAsync(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        ExpectCore(false, expectedCount, null, Ended(action), cancellationToken).AsTask();

    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, func, cancellationToken);

    public Task<T> ExpectAsync<T>(
        int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        ExpectCore(false, expectedCount, null, func, cancellationToken).AsTask();

    public IUnmutableFilter Mute() => new Muted(TestEventHub.Of(system), filters);

    public void Mute(Action action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        using IUnmutableFilter quiet = Mute();
        action();
    }

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        using IUnmutableFilter quiet = Mute();
        return func();
    }

    public async Task MuteAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actionAsync);
        using IUnmutableFilter quiet = Mute();
        await actionAsync().WaitAsync(cancellationToken);
    }

    private static Func<Task<object>> Ended(Action action) => () =>
    {
        action();
        return Task.FromResult<object>(null);
    };

    private static Func<Task<object>> Ended(Func<Task> action) => async () =>
    {
        await action();
        return null;
    };

    private async ValueTask<T> ExpectCore<T>(
        bool blocks, int expected, TimeSpan? timeout, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        TestEventHub hub = TestEventHub.Of(system);
        ActiveFilter active = hub.Add(filters);
        T result;
        try
        {
            result = await action();

            // For no event the time is used up to see that none comes.
            TimeSpan leeway = kit.Dilated(timeout ?? kit.TestKitSettings.TestEventFilterLeeway);
            int least = Math.Max(expected, 1);
            await kit.ConditionCore(
                blocks, () => Task.FromResult(active.Count >= least), leeway, s_interval, cancellationToken);
        }
        finally
        {
            hub.Remove(active);
        }

        kit.Asserts.AssertTrue(
            active.Count == expected,
            "Expected {0} events, received {1}: {2}", expected, active.Count, active);
        return result;
    }

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(5);

    private sealed class Muted : IUnmutableFilter
    {
        private readonly TestEventHub _hub;
        private readonly ActiveFilter _active;

        internal Muted(TestEventHub hub, IReadOnlyList<EventFilterBase> filters)
        {
            _hub = hub;
            _active = hub.Add(filters);
        }

        public void Unmute() => _hub.Remove(_active);

        public void Dispose() => Unmute();
    }
}
