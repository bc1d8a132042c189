#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>Makes and finds refs; what a test kit may ask of it is not the kernel's concern.</summary>
public interface IActorRefProvider;

/// <summary>Says whether a ref's actor lives in this process.</summary>
public interface IActorRefScope
{
    /// <summary>True in this kernel.</summary>
    bool IsLocal { get; }
}

/// <summary>What test kits do with refs beside telling.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>What made the ref.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>The parent's ref, or null.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>True once the mailbox is closed.</summary>
    bool IsTerminated { get; }

    /// <summary>The descendant of these names, or nobody.</summary>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>No effect: an actor of this kernel starts when it is made.</summary>
    void Start();

    /// <summary>Stops the actor.</summary>
    void Stop();

    /// <summary>Suspends the mailbox for user messages.</summary>
    void Suspend();

    /// <summary>Takes one suspension off.</summary>
    void Resume(Exception causedByFailure = null);

    /// <summary>Restarts the actor.</summary>
    void Restart(Exception cause);

    /// <summary>Sends a message of the kernel's own.</summary>
    void SendSystemMessage(ISystemMessage message);

    /// <summary>Sends a message of the kernel's own; the sender counts for nothing.</summary>
    void SendSystemMessage(ISystemMessage message, IActorRef sender);
}

/// <summary>The kernel's record of an actor, from outside.</summary>
public interface ICell
{
    /// <summary>The actor's ref.</summary>
    IActorRef Self { get; }

    /// <summary>How the actor was made.</summary>
    Props Props { get; }

    /// <summary>The actor system.</summary>
    ActorSystem System { get; }
}
