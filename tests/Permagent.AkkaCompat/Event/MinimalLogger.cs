using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>A logger without an actor: what it is told it logs in the teller's thread.</summary>
public abstract class MinimalLogger : IActorRef
{
    /// <summary>Which events are kept.</summary>
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    /// <inheritdoc/>
    public ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems"), "/StandardOutLogger");

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender)
    {
        if (message is null)
        {
            throw new InvalidMessageException("Message is null.");
        }

        Log(message);
    }

    /// <inheritdoc/>
    public bool Equals(IActorRef other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(IActorRef other) => other is null ? 1 : Path.CompareTo(other.Path);

    /// <inheritdoc/>
    public int CompareTo(object obj) => CompareTo((IActorRef)obj);

    /// <summary>Logs a message.</summary>
    protected abstract void Log(object message);
}
