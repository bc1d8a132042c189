#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>Where loggers subscribe to log events.</summary>
public abstract class LoggingBus
{
    private protected LoggingBus()
    {
    }

    /// <summary>Adds a subscription; false if this subscriber gets these events already.</summary>
    public abstract bool Subscribe(IActorRef subscriber, Type channel);

    /// <summary>Ends a subscription, and those of derived types.</summary>
    public abstract bool Unsubscribe(IActorRef subscriber, Type channel);

    /// <summary>Ends all subscriptions of a subscriber.</summary>
    public abstract bool Unsubscribe(IActorRef subscriber);

    /// <summary>Tells an event to its subscribers.</summary>
    public abstract void Publish(object @event);
}
