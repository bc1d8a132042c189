#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>Stops an actor and waits for its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends PoisonPill; true when the actor has ended in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop; true when it has ended in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        Task<bool> ended = WatchRef.Watch(target, timeout, CancellationToken.None);
        target.Tell(stopMessage, ActorRefs.NoSender);
        return ended;
    }
}

/// <summary>Waits for an actor's end.</summary>
public static class WatchAsyncSupport
{
    /// <summary>True when the actor has ended, false when the token ended the wait.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default) =>
        WatchRef.Watch(target, null, token);
}

/// <summary>A watcher that is no actor.</summary>
internal sealed class WatchRef(ActorSystemImpl system, KernelRef target) : PromiseRef(system)
{
    private readonly TaskCompletionSource<bool> _ended = new(system.DispatcherImpl.CompletionOptions);

    internal static Task<bool> Watch(IActorRef target, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        KernelRef known = KernelRef.Of(target)
            ?? throw new NotSupportedException($"Only refs of this kernel can be watched, not {target}.");
        WatchRef watcher = new(known.System, known);
        try
        {
            watcher.Arm(timeout, cancellationToken);
        }
        catch (SchedulerException)
        {
            // The scheduler ends with its system, and with the system every actor has ended.
            return Task.FromResult(true);
        }

        known.SendSystem(new Watch(known, watcher));
        return watcher._ended.Task;
    }

    public override void Tell(object message, IActorRef sender)
    {
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is DeathWatchNotification)
        {
            Finish(ended: true);
        }
    }

    protected override void OnTimeout() => Finish(ended: false);

    protected override void OnCancelled(CancellationToken cancellationToken) => Finish(ended: false);

    private void Finish(bool ended)
    {
        if (!TryFinish())
        {
            return;
        }

        if (!ended)
        {
            target.SendSystem(new Unwatch(target, this));
        }

        System.DispatcherImpl.Complete(() => _ended.TrySetResult(ended));
    }
}
