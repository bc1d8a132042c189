#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>The next message must be of a kind, and from somebody.</summary>
public abstract partial class TestKitBase
{
    /// <summary>The next message, of a type and from a sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        TimeSpan? duration = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ExpectCore(true, duration, hint, From<T>(sender, hint), cancellationToken));

    /// <summary>The next message, which must equal the given one.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => TestTime.Result(
            ExpectCore(true, timeout, hint, From<T>(sender, hint) + Equal(message, hint), cancellationToken));

    /// <summary>The next message, which must fit.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => TestTime.Result(
            ExpectCore(true, timeout, hint, From<T>(sender, hint) + Fits(isMessage, hint), cancellationToken));

    /// <summary>The next message, which must fit, as must its sender.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => TestTime.Result(
            ExpectCore(true, timeout, hint, From<T>(isSender, hint) + Fits(isMessage, hint), cancellationToken));

    /// <summary>The next message, which the assertion looks at.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => TestTime.Result(
            ExpectCore(true, timeout, hint, From<T>(sender, hint) + Seen(assertMessage), cancellationToken));

    /// <summary>The next message, which one assertion looks at, and its sender, which the other looks at.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) => TestTime.Result(
            ExpectCore(true, timeout, hint, SeenFrom<T>(assertSender) + Seen(assertMessage), cancellationToken));

    /// <summary>The next message, of a type and from a sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        TimeSpan? duration = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, duration, hint, From<T>(sender, hint), cancellationToken);

    /// <summary>The next message, which must equal the given one.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, From<T>(sender, hint) + Equal(message, hint), cancellationToken);

    /// <summary>The next message, which must fit.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, From<T>(sender, hint) + Fits(isMessage, hint), cancellationToken);

    /// <summary>The next message, which must fit, as must its sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, From<T>(isSender, hint) + Fits(isMessage, hint), cancellationToken);

    /// <summary>The next message, which the assertion looks at.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, From<T>(sender, hint) + Seen(assertMessage), cancellationToken);

    /// <summary>The next message, which one assertion looks at, and its sender, which the other looks at.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectCore(false, timeout, hint, SeenFrom<T>(assertSender) + Seen(assertMessage), cancellationToken);

    private static Action<T, IActorRef> Seen<T>(Action<T> assert) => (message, _) => assert(message);

    private static Action<T, IActorRef> SeenFrom<T>(Action<IActorRef> assert) => (_, sender) => assert(sender);

    private Action<T, IActorRef> From<T>(IActorRef expected, string hint) => (_, sender) => _assertions.AssertTrue(
        Equals(expected, sender), "Sender does not match. Expected {0}, was {1}.{2}", expected, sender, Because(hint));

    private Action<T, IActorRef> From<T>(Predicate<IActorRef> isSender, string hint) =>
        (_, sender) => _assertions.AssertTrue(
            isSender(sender), "Sender does not match. It was {0}.{1}", sender, Because(hint));
}
