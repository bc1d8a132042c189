#nullable disable
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Actor;

/// <summary>A behaviour: true if the message was handled.</summary>
public delegate bool Receive(object message);

/// <summary>A behaviour of an untyped actor.</summary>
public delegate void UntypedReceive(object message);

/// <summary>Makes actors.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts an actor; returns at once, whatever its constructor does.</summary>
    /// <exception cref="InvalidActorNameException">The name is malformed or taken.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    IActorRef ActorOf(Props props, string name = null);

    /// <summary>The actors a path means, wildcards included.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>The actors a path means, wildcards included; relative paths start at this actor.</summary>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>Watches actors for their end.</summary>
public interface ICanWatch
{
    /// <summary>Asks for <see cref="Terminated"/> when the actor stops.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for a message of one's own in place of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends a watch, also for a Terminated that is queued already.</summary>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>What an actor can do and know while it runs. Only valid on the actor.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor's own ref.</summary>
    IActorRef Self { get; }

    /// <summary>How the actor was made.</summary>
    Props Props { get; }

    /// <summary>The sender of the current message, or the dead letters' ref when there is none.</summary>
    IActorRef Sender { get; }

    /// <summary>The parent.</summary>
    IActorRef Parent { get; }

    /// <summary>The actor system.</summary>
    ActorSystem System { get; }

    /// <summary>What runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>The idle time after which <see cref="Actor.ReceiveTimeout"/> is told, or null.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the behaviour, from the next message on.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below; harmless at the bottom.</summary>
    void UnbecomeStacked();

    /// <summary>A living child, or <see cref="ActorRefs.Nobody"/>.</summary>
    IActorRef Child(string name);

    /// <summary>The living children, in order of creation.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sets the idle time; null turns it off.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops an actor; it ends the message it is at, and its queue goes to the dead letters.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context of an untyped actor.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behaviour, from the next message on.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(UntypedReceive receive);
}
