#nullable disable
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Event;

/// <summary>Messages by type: a subscriber of a class, base class or interface gets each event once.</summary>
/// <remarks>Any thread may call it. Publish never throws for what a subscriber does.</remarks>
public sealed class EventStream : LoggingBus
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<Type, ImmutableArray<IActorRef>> _subscribersByEvent = new();
    private ImmutableList<Subscription> _subscriptions = [];

    /// <summary>A stream; <paramref name="debug"/> is kept for compatibility and has no effect.</summary>
    public EventStream(bool debug) => Debug = debug;

    /// <summary>As given to the constructor.</summary>
    public bool Debug { get; }

    /// <summary>Adds a subscription; false if this subscriber gets these events already.</summary>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        lock (_lock)
        {
            if (_subscriptions.Any(known =>
                known.Subscriber.Equals(subscriber) && known.Channel.IsAssignableFrom(channel)))
            {
                return false;
            }

            _subscriptions = _subscriptions.RemoveAll(IsDead).Add(new Subscription(subscriber, channel));
            _subscribersByEvent.Clear();
            return true;
        }
    }

    /// <summary>Adds a subscription; false if this subscriber gets these events already.</summary>
    public bool Subscribe<TEvent>(IActorRef subscriber) => Subscribe(subscriber, typeof(TEvent));

    /// <summary>Ends a subscription, and those of derived types.</summary>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        return RemoveAll(known => known.Subscriber.Equals(subscriber) && channel.IsAssignableFrom(known.Channel));
    }

    /// <summary>Ends a subscription, and those of derived types.</summary>
    public bool Unsubscribe<TEvent>(IActorRef subscriber) => Unsubscribe(subscriber, typeof(TEvent));

    /// <summary>Ends all subscriptions of a subscriber.</summary>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return RemoveAll(known => known.Subscriber.Equals(subscriber));
    }

    /// <summary>Tells an event to its subscribers.</summary>
    public override void Publish(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        foreach (IActorRef subscriber in SubscribersOf(@event.GetType()))
        {
            if (subscriber is KernelRef { IsTerminated: true } and LocalRef)
            {
                RemoveAll(IsDead);
            }
            else if (subscriber is KernelRef)
            {
                subscriber.Tell(@event, ActorCell.Current?.SelfRef);
            }
            else
            {
                TellForeign(subscriber, @event);
            }
        }
    }

    /// <summary>Whether anybody would get an event of this type.</summary>
    internal bool HasSubscriber(Type eventType) => SubscribersOf(eventType).Length > 0;

    private void TellForeign(IActorRef subscriber, object @event)
    {
        try
        {
            subscriber.Tell(@event, ActorCell.Current?.SelfRef);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            // Not the kernel's own ref, and broken: it gets no more events, and the publisher does not pay for it.
            Unsubscribe(subscriber);
        }
    }

    private static bool IsDead(Subscription subscription) =>
        subscription.Subscriber is LocalRef { IsTerminated: true };

    private bool RemoveAll(Predicate<Subscription> which)
    {
        lock (_lock)
        {
            ImmutableList<Subscription> rest = _subscriptions.RemoveAll(which);
            bool removed = rest.Count != _subscriptions.Count;
            _subscriptions = rest;
            _subscribersByEvent.Clear();
            return removed;
        }
    }

    private ImmutableArray<IActorRef> SubscribersOf(Type eventType)
    {
        if (_subscribersByEvent.TryGetValue(eventType, out ImmutableArray<IActorRef> known))
        {
            return known;
        }

        lock (_lock)
        {
            bool suppressed = eventType == typeof(SuppressedDeadLetter);
            ImmutableArray<IActorRef> found =
            [
                .. _subscriptions
                    .Where(one => one.Channel.IsAssignableFrom(eventType)
                        && (!suppressed || typeof(AllDeadLetters).IsAssignableFrom(one.Channel)))
                    .Select(one => one.Subscriber)
                    .Distinct(),
            ];
            _subscribersByEvent[eventType] = found;
            return found;
        }
    }

    private sealed record Subscription(IActorRef Subscriber, Type Channel);
}
