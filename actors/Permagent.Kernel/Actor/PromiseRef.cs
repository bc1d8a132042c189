#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>A temporary ref that stands for a waiting task. It enters <c>/temp</c> only when its path is
/// read.</summary>
internal abstract class PromiseRef(ActorSystemImpl system) : KernelRef
{
    private const int Waiting = 0;
    private const int Done = 1;

    private readonly ActorSystemImpl _system = system;
    private ActorPath _path;
    private TimerEntry _timeout;
    private CancellationTokenRegistration _registration;
    private int _state = Waiting;

    public override ActorPath Path => _path ?? MakePath();

    internal override ActorSystemImpl System => _system;

    internal override KernelRef Parent => null;

    internal override bool IsTerminated => Volatile.Read(ref _state) == Done;

    public override bool Equals(IActorRef other) =>
        ReferenceEquals(this, other) || (other is not PromiseRef && base.Equals(other));

    public override int GetHashCode() => System.Clock.GetHashCode() ^ Path.GetHashCode();

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch && IsTerminated)
        {
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: true));
        }
    }

    /// <summary>Arms time-out and cancellation; before the question is sent.</summary>
    internal void Arm(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        _system.DispatcherImpl.Track(this);
        if (timeout is TimeSpan time && time != Timeout.InfiniteTimeSpan)
        {
            _timeout = _system.SchedulerImpl.Add(time, TimeSpan.Zero, OnTimeout);
        }

        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.Register(() => OnCancelled(cancellationToken));
        }
    }

    /// <summary>Ends the wait as its time-out would.</summary>
    internal void Abandon() => OnTimeout();

    protected abstract void OnTimeout();

    protected abstract void OnCancelled(CancellationToken cancellationToken);

    /// <summary>True for the first caller; it then completes the task.</summary>
    protected bool TryFinish()
    {
        if (Interlocked.Exchange(ref _state, Done) == Done)
        {
            return false;
        }

        if (_timeout is { } timeout)
        {
            _system.SchedulerImpl.Remove(timeout);
        }

        _registration.Unregister();
        if (_path is not null)
        {
            _system.RemoveTemp(_path.Name);
        }

        return true;
    }

    private ActorPath MakePath()
    {
        ActorPath path = _system.AddTemp(this);
        ActorPath known = Interlocked.CompareExchange(ref _path, path, null);
        if (known is not null || IsTerminated)
        {
            _system.RemoveTemp(path.Name);
        }

        return known ?? path;
    }
}
