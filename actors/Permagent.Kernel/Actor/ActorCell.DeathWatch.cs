#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Whom this actor watches, and who watches it.</summary>
public sealed partial class ActorCell
{
    /// <summary>Watched refs with the message to deliver in place of Terminated, or null.</summary>
    private LinkedMap<IActorRef, object> _watching;

    /// <summary>Deaths whose Terminated lies in the mailbox; an Unwatch takes them out again.</summary>
    private Dictionary<IActorRef, object> _terminatedQueued;
    private LinkedMap<IActorRef, KernelRef> _watchedBy;

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject) => WatchWith(subject, message: null);

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        _watching ??= new LinkedMap<IActorRef, object>();
        if (KernelRef.Of(subject) is { } known && known != SelfRef && _watching.TryAdd(known, message))
        {
            Dispatcher.Monitor?.Watched(this, known);
            known.SendSystem(new Watch(known, SelfRef));
        }

        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (KernelRef.Of(subject) is { } known && _watching is not null && _watching.Remove(known, out _))
        {
            known.SendSystem(new Unwatch(known, SelfRef));
        }

        _terminatedQueued?.Remove(subject);
        Dispatcher.Monitor?.Unwatched(this, subject);
        return subject;
    }

    private void AddWatcher(KernelRef watchee, KernelRef watcher)
    {
        if (watchee == SelfRef && watcher != SelfRef)
        {
            _watchedBy ??= new LinkedMap<IActorRef, KernelRef>();
            _watchedBy.TryAdd(watcher, watcher);
        }
    }

    private void RemoveWatcher(KernelRef watchee, KernelRef watcher)
    {
        if (watchee == SelfRef)
        {
            _watchedBy?.Remove(watcher, out _);
        }
    }

    private void HandleDeath(DeathWatchNotification death)
    {
        if (_watching is not null && _watching.Remove(death.Actor, out object message) && !IsTerminating)
        {
            _terminatedQueued ??= [];
            _terminatedQueued[death.Actor] = message;
            Enqueue(new Envelope(
                new Terminated(death.Actor, death.ExistenceConfirmed, addressTerminated: false), death.Actor));
        }

        HandleChildTerminated(death.Actor);
    }

    private void ReceivedTerminated(Terminated terminated)
    {
        if (_terminatedQueued is null || !_terminatedQueued.Remove(terminated.ActorRef, out object message))
        {
            return;
        }

        Dispatcher.Monitor?.DeathTold(this, terminated.ActorRef);
        if (message is not null)
        {
            _currentEnvelope = new Envelope(message, terminated.ActorRef);
        }

        ReceiveMessage(message ?? terminated);
    }

    /// <summary>A Terminated goes back from a stash: it counts as queued again, or it would be dropped.</summary>
    private void RequeueTerminated(Terminated terminated)
    {
        _terminatedQueued ??= [];
        _terminatedQueued.TryAdd(terminated.ActorRef, null);
    }

    private void TellWatchers()
    {
        if (_watchedBy is null)
        {
            return;
        }

        foreach (KernelRef watcher in _watchedBy.Values.Where(watcher => watcher != ParentRef).ToArray())
        {
            watcher.SendSystem(new DeathWatchNotification(SelfRef, existenceConfirmed: true));
        }

        _watchedBy = null;
    }

    private void UnwatchAll()
    {
        foreach (IActorRef subject in _watching?.Keys.ToArray() ?? [])
        {
            Unwatch(subject);
        }

        _terminatedQueued = null;
    }
}
