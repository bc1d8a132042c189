#nullable disable
using System.Collections;

namespace Permagent.Testing;

/// <summary>Taking messages out.</summary>
public abstract partial class TestKitBase
{
    /// <summary>The next message, or null when none comes in time. Null for the time means the default; zero does not
    /// wait, infinite waits for ever.</summary>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TestTime.Result(ReceiveOneCore(true, max, cancellationToken));

    /// <summary>The next message, or null when none comes in time.</summary>
    public ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        ReceiveOneCore(false, max, cancellationToken);

    /// <summary>The next message with its sender; false when none comes in time.</summary>
    public bool TryReceiveOne(
        out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        bool came = TestTime.Result(TakeAsync(true, max, cancellationToken));
        envelope = _last;
        return came;
    }

    /// <summary>The next message with its sender, and whether one came in time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default)
    {
        bool came = await TakeAsync(false, max, cancellationToken);
        return (came, _last);
    }

    /// <summary>The next message, which stays; null when none comes in time.</summary>
    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TestTime.Result(PeekCore(true, max, cancellationToken));

    /// <summary>The next message, which stays.</summary>
    public object PeekOne(CancellationToken cancellationToken) => PeekOne(null, cancellationToken);

    /// <summary>The next message, which stays; null when none comes in time.</summary>
    public ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        PeekCore(false, max, cancellationToken);

    /// <summary>The next so many messages, in the time of one expectation each at most.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TestTime.Result(ReceiveNCore(true, numberOfMessages, RemainingOrDefault, cancellationToken));

    /// <summary>The next so many messages, all in the time.</summary>
    public IReadOnlyCollection<object> ReceiveN(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        TestTime.Result(ReceiveNCore(true, numberOfMessages, Dilated(max), cancellationToken));

    /// <summary>The next so many messages.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, CancellationToken cancellationToken = default) =>
        StreamOf(() => ReceiveNCore(false, numberOfMessages, RemainingOrDefault, cancellationToken));

    /// <summary>The next so many messages, all in the time.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        StreamOf(() => ReceiveNCore(false, numberOfMessages, Dilated(max), cancellationToken));

    /// <summary>Messages as long as the filter gives something for each; the one it gives null for stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => ReceiveWhile(max, Timeout.InfiniteTimeSpan, filter, msgs, cancellationToken);

    /// <summary>Messages as long as the filter gives something for each; the one it gives null for stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max,
        TimeSpan? idle,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default)
        where T : class => TestTime.Result(WhileCore(true, filter, max, (idle, msgs), cancellationToken));

    /// <summary>Messages as long as the filter gives something for each; the one it gives null for stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T> filter,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default)
        where T : class => ReceiveWhile(max, idle, filter, msgs, cancellationToken);

    /// <summary>Messages of a type as long as they fit; the first that does not stays. Others are left out, or end it.
    /// </summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default)
        where T : class => TestTime.Result(
            FittingCore(true, shouldContinue, max, (idle, msgs, shouldIgnoreOtherMessageTypes), cancellationToken));

    /// <summary>Messages as long as the filter gives something for each.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => ReceiveWhileAsync(max, Timeout.InfiniteTimeSpan, filter, msgs, cancellationToken);

    /// <summary>Messages as long as the filter gives something for each.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max,
        TimeSpan? idle,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default)
        where T : class => StreamOf(() => WhileCore(false, filter, max, (idle, msgs), cancellationToken));

    /// <summary>Messages as long as the filter gives something for each.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T> filter,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default)
        where T : class => ReceiveWhileAsync(max, idle, filter, msgs, cancellationToken);

    /// <summary>Messages of a type as long as they fit.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default)
        where T : class => StreamOf(() => FittingCore(
            false, shouldContinue, max, (idle, msgs, shouldIgnoreOtherMessageTypes), cancellationToken));

    /// <summary>Takes messages out until one fits; drops the others.</summary>
    public object FishForMessage(
        Predicate<object> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages out until one of the type fits; drops the others.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessage(isMessage, null, max, hint, cancellationToken);

    /// <summary>Takes messages out until one of the type fits, and lists the others.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage,
        ArrayList allMessages,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        TestTime.Result(FishCore(true, isMessage, allMessages, (max, hint), cancellationToken));

    /// <summary>Takes messages out until one fits; drops the others.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages out until one of the type fits; drops the others.</summary>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishCore(false, isMessage, null, (max, hint), cancellationToken);

    /// <summary>Takes messages out until one of the type fits, and lists the others.</summary>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage,
        ArrayList allMessages,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishCore(false, isMessage, allMessages, (max, hint), cancellationToken);

    /// <summary>Takes messages out until one is of the type.</summary>
    public T FishUntilMessage<T>(
        TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<T>(_ => true, max, hint, cancellationToken);

    /// <summary>Takes messages out until one is of the type.</summary>
    public async Task<T> FishUntilMessageAsync<T>(
        TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        await FishForMessageAsync<T>(_ => true, max, hint, cancellationToken);

    private static async IAsyncEnumerable<T> StreamOf<T>(Func<ValueTask<IReadOnlyList<T>>> receive)
    {
        foreach (T one in await receive())
        {
            yield return one;
        }
    }

    /// <summary>Takes the next message out; <see cref="_last"/> is it then.</summary>
    private async ValueTask<bool> TakeAsync(bool blocks, TimeSpan? max, CancellationToken cancellationToken)
    {
        TimeSpan time = max ?? RemainingOrDefault;
        bool came = await _queue.WaitAsync(blocks, time, cancellationToken)
            && _queue.TryTake(out _last);
        _last = came ? _last : NullMessageEnvelope.Instance;
        _lastWasNoMsg = !came;
        return came;
    }

    private async ValueTask<object> ReceiveOneCore(bool blocks, TimeSpan? max, CancellationToken cancellationToken)
    {
        await TakeAsync(blocks, max, cancellationToken);
        return _last.Message;
    }

    private async ValueTask<object> PeekCore(bool blocks, TimeSpan? max, CancellationToken cancellationToken)
    {
        bool came = await _queue.WaitAsync(blocks, max ?? RemainingOrDefault, cancellationToken);
        return came && _queue.TryPeek(out MessageEnvelope envelope) ? envelope.Message : null;
    }

    private async ValueTask<IReadOnlyList<object>> ReceiveNCore(
        bool blocks, int count, TimeSpan max, CancellationToken cancellationToken)
    {
        TimeSpan stop = max + TestTime.Now;
        List<object> messages = [];
        while (messages.Count < count)
        {
            if (!await TakeAsync(blocks, stop - TestTime.Now, cancellationToken))
            {
                _assertions.Fail(
                    "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.",
                    max, count, messages.Count, max - (stop - TestTime.Now));
            }

            messages.Add(_last.Message);
        }

        return messages;
    }

    private async ValueTask<IReadOnlyList<T>> WhileCore<T>(
        bool blocks,
        Func<object, T> filter,
        TimeSpan? max,
        (TimeSpan? Idle, int Count) limits,
        CancellationToken cancellationToken)
        where T : class
    {
        TimeSpan stop = TestTime.Now + RemainingOrDilated(max);
        TimeSpan idle = limits.Idle is { } given && given != Timeout.InfiniteTimeSpan
            ? Dilated(given)
            : TimeSpan.MaxValue;
        List<T> taken = [];
        MessageEnvelope last = _last;
        while (taken.Count < limits.Count)
        {
            TimeSpan left = stop - TestTime.Now;
            if (!await TakeAsync(blocks, left < idle ? left : idle, cancellationToken))
            {
                break;
            }

            if (filter(_last.Message) is not { } result)
            {
                _queue.AddFirst(_last);
                break;
            }

            taken.Add(result);
            last = _last;
        }

        // Silence at the end is no fault of a block in Within.
        _lastWasNoMsg = true;
        _last = last;
        return taken;
    }

    private async ValueTask<IReadOnlyList<T>> FittingCore<T>(
        bool blocks,
        Predicate<T> fits,
        TimeSpan? max,
        (TimeSpan? Idle, int Count, bool IgnoresOthers) limits,
        CancellationToken cancellationToken)
        where T : class
    {
        object other = new();
        IReadOnlyList<object> taken = await WhileCore(
            blocks,
            message => message switch
            {
                T typed => fits(typed) ? typed : null,
                _ => limits.IgnoresOthers ? other : null,
            },
            max,
            (limits.Idle, limits.Count),
            cancellationToken);
        return [.. taken.Where(one => !ReferenceEquals(one, other)).Cast<T>()];
    }

    private async ValueTask<T> FishCore<T>(
        bool blocks,
        Predicate<T> fits,
        ArrayList allMessages,
        (TimeSpan? Max, string Hint) how,
        CancellationToken cancellationToken)
    {
        TimeSpan max = RemainingOrDilated(how.Max);
        TimeSpan end = TestTime.Now + max;
        while (await TakeAsync(blocks, end - TestTime.Now, cancellationToken))
        {
            if (_last.Message is T typed && fits(typed))
            {
                return typed;
            }

            allMessages?.Add(_last.Message);
        }

        _assertions.Fail("Timeout ({0}) during fishForMessage, hint: {1}", max, how.Hint);
        return default;
    }
}
