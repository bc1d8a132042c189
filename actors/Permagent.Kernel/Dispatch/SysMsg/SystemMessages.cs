#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch.SysMsg;

/// <summary>A message of the kernel's own.</summary>
public interface ISystemMessage;

/// <summary>A message of the kernel to a cell: own queue, never bounded, never lost. One object, one
/// recipient.</summary>
public abstract class SystemMessage : ISystemMessage
{
    private protected SystemMessage()
    {
    }

    /// <summary>The message queued before this one; the queue is a stack until it is drained.</summary>
    internal SystemMessage Next;
}

internal sealed class Create : SystemMessage;

internal sealed class Recreate(Exception cause) : SystemMessage
{
    internal Exception Cause { get; } = cause;
}

internal sealed class Suspend : SystemMessage;

internal sealed class Resume(Exception causedByFailure) : SystemMessage
{
    /// <summary>The failure this resume answers, or null when it only undoes a suspension by an ancestor.</summary>
    internal Exception CausedByFailure { get; } = causedByFailure;
}

/// <summary>Stops the recipient.</summary>
public sealed class Terminate : SystemMessage;

internal sealed class Watch(KernelRef watchee, KernelRef watcher) : SystemMessage
{
    internal KernelRef Watchee { get; } = watchee;

    internal KernelRef Watcher { get; } = watcher;
}

internal sealed class Unwatch(KernelRef watchee, KernelRef watcher) : SystemMessage
{
    internal KernelRef Watchee { get; } = watchee;

    internal KernelRef Watcher { get; } = watcher;
}

internal sealed class Failed(KernelRef child, Exception cause) : SystemMessage
{
    internal KernelRef Child { get; } = child;

    internal Exception Cause { get; } = cause;
}

internal sealed class DeathWatchNotification(KernelRef actor, bool existenceConfirmed) : SystemMessage
{
    internal KernelRef Actor { get; } = actor;

    internal bool ExistenceConfirmed { get; } = existenceConfirmed;
}

/// <summary>A continuation of an async receive; runs on the actor.</summary>
internal sealed class Continue(AsyncReceive receive, SendOrPostCallback callback, object state) : SystemMessage
{
    internal AsyncReceive Receive { get; } = receive;

    internal SendOrPostCallback Callback { get; } = callback;

    internal object State { get; } = state;
}

/// <summary>The task of an async receive has ended.</summary>
internal sealed class ReceiveEnded(AsyncReceive receive, Task task) : SystemMessage
{
    internal AsyncReceive Receive { get; } = receive;

    internal Task Task { get; } = task;
}

/// <summary>An async receive outlasted the stop time-out; what waits for it goes on without it.</summary>
internal sealed class ReceiveAbandoned(AsyncReceive receive) : SystemMessage
{
    internal AsyncReceive Receive { get; } = receive;
}

/// <summary>Marks a closed system queue.</summary>
internal sealed class ClosedQueue : SystemMessage
{
    internal static readonly ClosedQueue Instance = new();
}
