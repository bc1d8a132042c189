#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>The next message must be of a kind.</summary>
public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be of a type.</summary>
    public T ExpectMsg<T>(
        TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore<T>(true, duration, hint, null, cancellationToken));

    /// <summary>The next message, which must equal the given one.</summary>
    public T ExpectMsg<T>(
        T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, Equal(message, hint), cancellationToken));

    /// <summary>The next message, which must fit.</summary>
    public T ExpectMsg<T>(
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, Fits(isMessage, hint), cancellationToken));

    /// <summary>The next message, which must fit with its sender.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, Fits(isMessageAndSender, hint), cancellationToken));

    /// <summary>The next message, which the assertion looks at.</summary>
    public T ExpectMsg<T>(
        Action<T> assert,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore<T>(true, timeout, hint, (message, _) => assert(message), cancellationToken));

    /// <summary>The next message, which the assertion looks at with its sender.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, assertMessageAndSender, cancellationToken));

    /// <summary>The next message, which must equal the given one by the comparer.</summary>
    public T ExpectMsg<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, Equal(expected, hint, comparer), cancellationToken));

    /// <summary>The next message, which must be of a type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectCore<T>(false, duration, hint, null, cancellationToken);

    /// <summary>The next message, which must equal the given one.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, Equal(message, hint), cancellationToken);

    /// <summary>The next message, which must fit.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, Fits(isMessage, hint), cancellationToken);

    /// <summary>The next message, which must fit with its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, Fits(isMessageAndSender, hint), cancellationToken);

    /// <summary>The next message, which the assertion looks at.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore<T>(false, timeout, hint, (message, _) => assert(message), cancellationToken);

    /// <summary>The next message, which the assertion looks at with its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, assertMessageAndSender, cancellationToken);

    /// <summary>The next message, which must equal the given one by the comparer.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, Equal(expected, hint, comparer), cancellationToken);

    /// <summary>The end of a watched actor.</summary>
    public Terminated ExpectTerminated(
        IActorRef target,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, timeout, hint, EndOf(target, hint), cancellationToken));

    /// <summary>The end of a watched actor.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, EndOf(target, hint), cancellationToken);

    /// <summary>No message, for what is left of Within, else for the time of one expectation.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        TestTime.Result(SilenceCore(true, RemainingOrDefault, cancellationToken));

    /// <summary>No message for a time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        TestTime.Result(SilenceCore(true, Dilated(duration), cancellationToken));

    /// <summary>No message for so many milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>No message, for what is left of Within, else for the time of one expectation.</summary>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        SilenceCore(false, RemainingOrDefault, cancellationToken);

    /// <summary>No message for a time.</summary>
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        SilenceCore(false, Dilated(duration), cancellationToken);

    /// <summary>No message for so many milliseconds.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private static string Because(string hint) => string.IsNullOrEmpty(hint) ? "" : $" {hint}";

    private Action<T, IActorRef> Equal<T>(T expected, string hint, Func<T, T, bool> comparer = null) => (actual, _) =>
    {
        string text = $"Expected: {expected}. Actual: {actual}.{Because(hint)}";
        if (comparer is null)
        {
            _assertions.AssertEqual(expected, actual, "{0}", text);
        }
        else
        {
            _assertions.AssertEqual(expected, actual, comparer, "{0}", text);
        }
    };

    private Action<T, IActorRef> Fits<T>(Predicate<T> fits, string hint) => (message, _) => _assertions.AssertTrue(
        fits(message), "Got a message of the expected type <{1}>, but it does not fit: <{0}>.{2}",
        message, typeof(T).FullName, Because(hint));

    private Action<T, IActorRef> Fits<T>(Func<T, IActorRef, bool> fits, string hint) =>
        (message, sender) => _assertions.AssertTrue(
            fits(message, sender),
            "Got a message of the expected type <{2}>, but with its sender it does not fit: <{0}> from {1}.{3}",
            message, sender, typeof(T).FullName, Because(hint));

    private Action<Terminated, IActorRef> EndOf(IActorRef target, string hint) => (terminated, _) =>
        _assertions.AssertEqual(
            target, terminated.ActorRef, (expected, actual) => expected.Equals(actual),
            "Expected the end of {0}, got that of {1}.{2}", target, terminated.ActorRef, Because(hint));

    private async ValueTask<T> ExpectCore<T>(
        bool blocks, TimeSpan? timeout, string hint, Action<T, IActorRef> assert, CancellationToken cancellationToken)
    {
        TimeSpan time = RemainingOrDilated(timeout);
        if (!await TakeAsync(blocks, time, cancellationToken))
        {
            _assertions.Fail(
                "Failed: Timeout {0} while waiting for a message of type {1}{2}", time, typeof(T), Because(hint));
        }

        MessageEnvelope envelope = _last;
        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                "Failed: Expected a message of type {0}, but received {{{2}}} (type {1}) instead from {3}{4}",
                typeof(T), envelope.Message?.GetType(), envelope.Message, envelope.Sender, Because(hint));
            return default;
        }

        assert?.Invoke(message, envelope.Sender);
        return message;
    }

    private async ValueTask SilenceCore(bool blocks, TimeSpan time, CancellationToken cancellationToken)
    {
        bool came = await TakeAsync(blocks, time, cancellationToken);
        _assertions.AssertFalse(
            came, "Failed: Expected no messages during {0}, instead we received {1}", time, _last);
        _lastWasNoMsg = true;
    }
}
