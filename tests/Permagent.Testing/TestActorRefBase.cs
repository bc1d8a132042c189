#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>An actor that runs on the thread that tells, with its instance at hand.</summary>
public abstract class TestActorRefBase<TActor> : IActorRef, IRefHolder
    where TActor : ActorBase
{
    private readonly ActorCell _cell;

    private protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef supervisor, string name)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(actorProps);
        Props props = string.IsNullOrEmpty(actorProps.Dispatcher)
            || actorProps.Dispatcher == Kernel.Dispatch.Dispatchers.DefaultDispatcherId
                ? actorProps.WithDispatcher(CallingThreadDispatcher.Id)
                : actorProps;
        Ref = supervisor is null ? system.ActorOf(props, name) : CellOf(supervisor).ActorOf(props, name);
        _cell = CellOf(Ref);
    }

    /// <summary>The plain ref.</summary>
    public IActorRef Ref { get; }

    /// <inheritdoc/>
    public ActorPath Path => Ref.Path;

    IActorRef IRefHolder.Held => Ref;

    /// <summary>The present instance.</summary>
    /// <exception cref="IllegalActorStateException">There is none: it did not start, or has stopped.</exception>
    public TActor UnderlyingActor => (TActor)(_cell.Actor ?? throw new IllegalActorStateException(
        $"{Ref} has no instance: it did not start, or has stopped."));

    /// <summary>Handles a message at once, past the mailbox: what the handler throws reaches the caller.</summary>
    public void Receive(object message, IActorRef sender = null) => RunInside(() =>
    {
        object inner = message ?? throw new InvalidMessageException("Message is null.");
        _cell.HandleDirectly(new Envelope(inner, sender ?? _cell.System.DeadLetters));
    });

    /// <summary>Stops the actor.</summary>
    public void Stop() => KernelRef.Of(Ref).Stop();

    /// <summary>Lets the actor watch another.</summary>
    public void Watch(IActorRef subject) => RunInside(() => _cell.Watch(subject));

    /// <summary>Ends the actor's watch.</summary>
    public void Unwatch(IActorRef subject) => RunInside(() => _cell.Unwatch(subject));

    /// <summary>Tells a message; it has been handled when this returns.</summary>
    public void Tell(object message, IActorRef sender) => Ref.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(IActorRef other) => Ref.Equals(other);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Ref.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Ref.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(IActorRef other) => Ref.CompareTo(other);

    /// <inheritdoc/>
    public int CompareTo(object obj) => Ref.CompareTo(obj);

    /// <inheritdoc/>
    public override string ToString() => Ref.ToString();

    /// <summary>Runs something as the actor.</summary>
    private protected void RunInside(Action action) => _cell.RunAs(static run => run(), action);

    private static ActorCell CellOf(IActorRef actor) => KernelRef.Of(actor) is LocalRef local
        ? local.Cell
        : throw new ArgumentException($"{actor} is no actor of this kernel.", nameof(actor));
}
