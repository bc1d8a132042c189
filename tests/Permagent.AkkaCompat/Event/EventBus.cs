namespace Permagent.Kernel.Event;

/// <summary>Gives events to those who subscribed to a classifier that fits. Any thread may call it.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _lock = new();
    private readonly List<(TClassifier Classifier, TSubscriber Subscriber)> _subscriptions = [];

    /// <summary>Adds a subscription; false if it is there.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_lock)
        {
            if (_subscriptions.Any(one => IsSame(one.Classifier, classifier) && IsSame(one.Subscriber, subscriber)))
            {
                return false;
            }

            _subscriptions.Add((classifier, subscriber));
            return true;
        }
    }

    /// <summary>Ends all subscriptions of a subscriber; false if it had none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_lock)
        {
            return _subscriptions.RemoveAll(one => IsSame(one.Subscriber, subscriber)) > 0;
        }
    }

    /// <summary>Ends the subscriptions to a classifier and to what it contains; false if there were none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_lock)
        {
            return _subscriptions.RemoveAll(one => IsSame(one.Subscriber, subscriber)
                && (IsSame(one.Classifier, classifier) || IsSubClassification(classifier, one.Classifier))) > 0;
        }
    }

    /// <summary>Gives an event to each subscriber with a classifier that fits, once.</summary>
    public virtual void Publish(TEvent @event)
    {
        TSubscriber[] subscribers;
        lock (_lock)
        {
            subscribers =
            [
                .. _subscriptions
                    .Where(one => Classify(@event, one.Classifier))
                    .Select(one => one.Subscriber)
                    .Distinct(),
            ];
        }

        foreach (TSubscriber subscriber in subscribers)
        {
            Publish(@event, subscriber);
        }
    }

    /// <summary>Gives an event to one subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event fits a classifier.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>The classifier of an event.</summary>
    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>Whether one classifier is contained in another.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    private static bool IsSame<T>(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
}
