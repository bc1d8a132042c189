#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The children, and what waits until those that stop are gone.</summary>
public sealed partial class ActorCell
{
    /// <summary>Made with the first child. Other threads make top-level actors and resolve paths, so every access holds
    /// the object's lock.</summary>
    private Children _children;
    private ChildRestartStats _restartStats;
    private ChildWait _waitingFor;
    private Exception _recreateCause;

    /// <summary>What the cell does once the last stopping child is gone.</summary>
    private enum ChildWait : byte
    {
        Nothing,
        Create,
        Recreate,
        Terminate,
    }

    /// <summary>This cell's place among its parent's children.</summary>
    internal ChildLink Link;

    /// <summary>What the parent knows of this cell's failures; on the parent only.</summary>
    internal ChildRestartStats RestartStats => _restartStats ??= new ChildRestartStats(this, SystemImpl.Clock);

    private bool IsTerminating => _waitingFor == ChildWait.Terminate;

    /// <inheritdoc/>
    public IActorRef ActorOf(Props props, string name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null)
        {
            CheckName(name);
        }

        return MakeChild(props, name);
    }

    /// <inheritdoc/>
    public IActorRef Child(string name) => ChildOf(name) ?? (IActorRef)Nobody.Instance;

    /// <inheritdoc/>
    public IEnumerable<IActorRef> GetChildren() => ChildRefs();

    internal LocalRef ChildOf(string name)
    {
        if (name is null || Volatile.Read(ref _children) is not { } children)
        {
            return null;
        }

        lock (children)
        {
            return children.Find(name)?.SelfRef;
        }
    }

    internal IReadOnlyList<LocalRef> ChildRefs() => Array.ConvertAll(ChildCells(), child => child.SelfRef);

    /// <summary>The children of this moment, in order of creation.</summary>
    internal ActorCell[] ChildCells()
    {
        if (Volatile.Read(ref _children) is not { } children)
        {
            return [];
        }

        lock (children)
        {
            return children.ToArray();
        }
    }

    internal void UnwatchAndStopChildren()
    {
        foreach (ActorCell child in ChildCells())
        {
            Unwatch(child.SelfRef);
            Stop(child.SelfRef);
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0)
        {
            throw new InvalidActorNameException("Actor name must not be empty.");
        }

        if (!ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. Names hold ASCII letters, digits, %hh and {ActorPath.ValidSymbols}, "
                + "and do not start with $.");
        }
    }

    private LocalRef MakeChild(Props props, string name)
    {
        Children children = _children
            ?? Interlocked.CompareExchange(ref _children, new Children(), null) ?? _children;
        ActorCell child;
        lock (children)
        {
            if (children == Children.None || IsTerminating || IsClosed)
            {
                throw new InvalidOperationException(
                    $"Cannot create child while terminating or terminated: {SelfRef.Path}");
            }

            if (name is not null && children.Find(name) is not null)
            {
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique in {SelfRef.Path}.");
            }

            long uid = SystemImpl.NextUid();
            ActorPath path = name is null
                ? new ChildActorPath(SelfRef.Path, children.NextNumber(), uid)
                : new ChildActorPath(SelfRef.Path, name, uid);
            child = new ActorCell(SystemImpl, SystemImpl.Deployed(props, path), path, SelfRef);
            children.Add(child);
        }

        child.EnqueueSystem(new Create());

        // A child made while its parent is suspended, as in PreRestart, waits with it; the parent's resume counts.
        int ownSuspensions = _receive is null ? 0 : 1;
        for (int i = s_current == this ? _mailbox.Suspensions - ownSuspensions : 0; i > 0; i--)
        {
            child.EnqueueSystem(new Suspend());
        }

        return child.SelfRef;
    }

    private IEnumerable<IActorRef> LazyChildren()
    {
        foreach (LocalRef child in ChildRefs())
        {
            yield return child;
        }
    }

    /// <summary>What is known of a living child; null for any other ref.</summary>
    private ChildRestartStats StatsOf(KernelRef child)
    {
        if (child is not LocalRef { Cell: { } cell } || _children is not { } children)
        {
            return null;
        }

        lock (children)
        {
            return children.Contains(cell) ? cell.RestartStats : null;
        }
    }

    private void MarkStopping(KernelRef child)
    {
        // Another thread's Stop does not count: the child's end is met whenever it comes.
        if (s_current != this || child is not LocalRef { Cell: { } cell })
        {
            return;
        }

        lock (_children)
        {
            _children.MarkStopping(cell);
        }
    }

    /// <summary>Sets what to do after the stopping children; false when none stops and it can be done now.</summary>
    private bool WaitForChildren(ChildWait next, Exception recreateCause = null)
    {
        // From here on nobody can give a child to an actor that has none and ends.
        Children children = next == ChildWait.Terminate
            ? Interlocked.CompareExchange(ref _children, Children.None, null)
            : _children;
        if (children is null)
        {
            _waitingFor = next == ChildWait.Terminate ? next : _waitingFor;
            return false;
        }

        lock (children)
        {
            if (children.Stopping == 0)
            {
                if (next == ChildWait.Terminate)
                {
                    _waitingFor = next;
                }

                return false;
            }

            _waitingFor = next;
            _recreateCause = recreateCause;
            return true;
        }
    }

    /// <summary>A child has ended: frees its name, tells the strategy, and goes on with what waited for it.</summary>
    private void HandleChildTerminated(KernelRef child)
    {
        if (child is not LocalRef { Cell: { } cell } || _children is not { } children)
        {
            return;
        }

        ChildWait next = ChildWait.Nothing;
        Exception cause = _recreateCause;
        lock (children)
        {
            if (!children.Contains(cell))
            {
                return;
            }

            if (children.Remove(cell))
            {
                next = _waitingFor;
                if (!IsTerminating)
                {
                    _waitingFor = ChildWait.Nothing;
                }
            }
        }

        TellStrategy(child);
        switch (next)
        {
            case ChildWait.Create:
                FinishCreate();
                break;
            case ChildWait.Recreate:
                FinishRecreate(cause);
                break;
            case ChildWait.Terminate:
                FinishTerminate();
                break;
        }
    }

    private void TellStrategy(KernelRef child)
    {
        try
        {
            _actor?.EffectiveStrategy.HandleChildTerminated(this, child, LazyChildren());
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            HandleInvokeFailure(failure, message: null);
        }
    }
}
