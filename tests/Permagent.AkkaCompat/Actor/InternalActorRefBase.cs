using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>Base of refs that are not the kernel's own.</summary>
public abstract class InternalActorRefBase : IInternalActorRef
{
    /// <inheritdoc/>
    public abstract ActorPath Path { get; }

    /// <inheritdoc/>
    public abstract IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public abstract bool IsTerminated { get; }

    /// <inheritdoc/>
    public abstract bool IsLocal { get; }

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender) => TellInternal(
        message ?? throw new InvalidMessageException("Message is null."), sender ?? ActorRefs.NoSender);

    /// <inheritdoc/>
    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    /// <inheritdoc/>
    public abstract void Start();

    /// <inheritdoc/>
    public abstract void Stop();

    /// <inheritdoc/>
    public abstract void Suspend();

    /// <inheritdoc/>
    public abstract void Resume(Exception causedByFailure = null);

    /// <inheritdoc/>
    public abstract void Restart(Exception cause);

    /// <inheritdoc/>
    public abstract void SendSystemMessage(ISystemMessage message);

    /// <inheritdoc/>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => SendSystemMessage(message);

    /// <inheritdoc/>
    public virtual bool Equals(IActorRef other) => ReferenceEquals(this, other)
        || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc/>
    public sealed override bool Equals(object obj) => obj is IActorRef other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(IActorRef other) => other is null ? 1 : Path.CompareTo(other.Path);

    /// <inheritdoc/>
    public int CompareTo(object obj) => CompareTo((IActorRef)obj);

    /// <inheritdoc/>
    public override string ToString() => $"[{Path.ToStringWithUid()}]";

    /// <summary>Takes a message, which is not null.</summary>
    protected abstract void TellInternal(object message, IActorRef sender);
}
