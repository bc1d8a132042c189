#nullable disable
namespace Permagent.Testing;

/// <summary>Expects events of a filter, or keeps them quiet.</summary>
public interface IEventFilterApplier
{
    /// <summary>Another filter beside this one: an event fits if it fits one of them.</summary>
    EventFilterFactory And { get; }

    /// <summary>Exactly one event while and after an action.</summary>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after an action, in the time.</summary>
    void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after an action.</summary>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after an action, in the time.</summary>
    void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after a function.</summary>
    T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after a function, in the time.</summary>
    T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after a function.</summary>
    T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after a function, in the time.</summary>
    T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after an action.</summary>
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after an action, in the time.</summary>
    Task ExpectOneAsync(TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after an action.</summary>
    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after an action.</summary>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after an action, in the time.</summary>
    Task ExpectAsync(
        int expectedCount, TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after an action.</summary>
    Task ExpectAsync(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Exactly one event while and after a function.</summary>
    Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Exactly so many events while and after a function.</summary>
    Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Keeps the events quiet from now on.</summary>
    IUnmutableFilter Mute();

    /// <summary>Keeps the events quiet while an action runs.</summary>
    void Mute(Action action, CancellationToken cancellationToken = default);

    /// <summary>Keeps the events quiet while a function runs.</summary>
    T Mute<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Keeps the events quiet while an action runs.</summary>
    Task MuteAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);
}
