#nullable disable

namespace Permagent.Testing;

/// <summary>The next messages must be among some, or be all of some.</summary>
public abstract partial class TestKitBase
{
    /// <summary>The next message, which must equal one of these.</summary>
    public T ExpectMsgAnyOf<T>(params T[] messages) => ExpectMsgAnyOf((IEnumerable<T>)messages);

    /// <summary>The next message, which must equal one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        TestTime.Result(AnyCore(true, [.. messages], cancellationToken));

    /// <summary>The next message, which must equal one of these.</summary>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(params T[] messages) => AnyCore(false, messages, default);

    /// <summary>The next message, which must equal one of these.</summary>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(
        IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        AnyCore(false, [.. messages], cancellationToken);

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        TestTime.Result(AllCore(true, RemainingOrDefault, messages, default));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TestTime.Result(AllCore(true, RemainingOrDefault, messages, cancellationToken));

    /// <summary>The next messages, which must be these in any order, all in the time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        TestTime.Result(AllCore(true, Dilated(max), messages, default));

    /// <summary>The next messages, which must be these in any order, all in the time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        TestTime.Result(AllCore(true, Dilated(max), messages, cancellationToken));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        StreamOf(() => AllCore(false, RemainingOrDefault, messages, cancellationToken));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(params T[] messages) =>
        StreamOf(() => AllCore(false, RemainingOrDefault, messages, default));

    /// <summary>The next messages, which must be these in any order, all in the time.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        StreamOf(() => AllCore(false, Dilated(max), messages, cancellationToken));

    /// <summary>The next messages, each of which must fit another one of these.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        TestTime.Result(MatchingCore(true, RemainingOrDefault, predicates, default));

    /// <summary>The next messages, each of which must fit another one of these.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        TestTime.Result(MatchingCore(true, RemainingOrDefault, predicates, cancellationToken));

    /// <summary>The next messages, each of which must fit another one of these, all in the time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        TestTime.Result(MatchingCore(true, Dilated(max), predicates, cancellationToken));

    /// <summary>The next messages, each of which must fit another one of these.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(params PredicateInfo[] predicates) =>
        StreamOf(() => MatchingCore(false, RemainingOrDefault, predicates, default));

    /// <summary>The next messages, each of which must fit another one of these.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        StreamOf(() => MatchingCore(false, RemainingOrDefault, predicates, cancellationToken));

    private async ValueTask<T> AnyCore<T>(bool blocks, T[] messages, CancellationToken cancellationToken)
    {
        object came = await ReceiveOneCore(blocks, RemainingOrDefault, cancellationToken);
        _assertions.AssertTrue(
            came is not null, "Timeout {0} waiting for a message of [{1}]", RemainingOrDefault, Joined(messages));
        _assertions.AssertTrue(
            messages.Any(one => Equals(one, came)), "Received {0}, which is none of [{1}]", came, Joined(messages));
        return (T)came;
    }

    private async ValueTask<IReadOnlyList<T>> AllCore<T>(
        bool blocks, TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken)
    {
        IReadOnlyList<object> came = await ReceiveNCore(blocks, messages.Count, max, cancellationToken);
        List<object> unexpected = [.. came];
        List<T> missing = [.. messages.Where(expected => !unexpected.Remove(expected))];
        _assertions.AssertTrue(
            missing.Count == 0 && unexpected.Count == 0,
            "Not found: [{0}]. Unexpected: [{1}]", Joined(missing), Joined(unexpected));
        return [.. came.Cast<T>()];
    }

    private async ValueTask<IReadOnlyList<object>> MatchingCore(
        bool blocks,
        TimeSpan max,
        IReadOnlyCollection<PredicateInfo> predicates,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<object> came = await ReceiveNCore(blocks, predicates.Count, max, cancellationToken);
        List<PredicateInfo> left = [.. predicates];
        List<object> unexpected = [];
        foreach (object message in came)
        {
            int at = left.FindIndex(one => one.Fits(message));
            if (at < 0)
            {
                unexpected.Add(message);
            }
            else
            {
                left.RemoveAt(at);
            }
        }

        _assertions.AssertTrue(
            left.Count == 0 && unexpected.Count == 0,
            "Nothing fits: [{0}]. Unexpected: [{1}]", Joined(left), Joined(unexpected));
        return came;
    }

    private static string Joined<T>(IEnumerable<T> all) => string.Join(", ", all);
}
