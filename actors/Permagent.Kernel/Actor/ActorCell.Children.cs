#nullable disable
using System.Text;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The children, and what waits until those that stop are gone.</summary>
public sealed partial class ActorCell
{
    private const string NameDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    // Other threads make top-level actors and resolve paths, so every access holds this lock.
    private readonly Lock _childrenLock = new();
    private LinkedMap<string, ChildRestartStats> _children;
    private int _stoppingChildren;
    private long _namesMade;
    private ChildWait _waitingFor;
    private Exception _recreateCause;

    /// <summary>What the cell does once the last stopping child is gone.</summary>
    private enum ChildWait
    {
        Nothing,
        Create,
        Recreate,
        Terminate,
    }

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
        lock (_childrenLock)
        {
            return _children is not null && _children.TryGetValue(name, out ChildRestartStats stats)
                ? stats.Cell.SelfRef
                : null;
        }
    }

    internal IReadOnlyList<LocalRef> ChildRefs() => [.. ChildStats().Select(stats => stats.Cell.SelfRef)];

    internal void UnwatchAndStopChildren()
    {
        foreach (ChildRestartStats child in ChildStats())
        {
            Unwatch(child.Child);
            Stop(child.Child);
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
        ActorCell child;
        lock (_childrenLock)
        {
            if (IsTerminating || IsClosed)
            {
                throw new InvalidOperationException(
                    $"Cannot create child while terminating or terminated: {SelfRef.Path}");
            }

            _children ??= new LinkedMap<string, ChildRestartStats>();
            name ??= NextName();
            if (_children.ContainsKey(name))
            {
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique in {SelfRef.Path}.");
            }

            ActorPath path = new ChildActorPath(SelfRef.Path, name, SystemImpl.NextUid());
            child = new ActorCell(SystemImpl, SystemImpl.Deployed(props, path), path, SelfRef);
            _children.TryAdd(name, new ChildRestartStats(child, SystemImpl.Clock));
        }

        child.EnqueueSystem(new Create());

        // A child made while its parent is suspended, as in PreRestart, waits with it; the parent's resume counts.
        for (int i = s_current == this ? Suspensions - _receiveSuspensions : 0; i > 0; i--)
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

    private string NextName()
    {
        StringBuilder name = new("$");
        long rest = _namesMade++;
        do
        {
            name.Append(NameDigits[(int)(rest & 63)]);
            rest >>= 6;
        }
        while (rest > 0);

        return name.ToString();
    }

    private List<ChildRestartStats> ChildStats()
    {
        lock (_childrenLock)
        {
            return _children is null ? [] : [.. _children.Values];
        }
    }

    private ChildRestartStats StatsOf(KernelRef child)
    {
        lock (_childrenLock)
        {
            return _children is not null && _children.TryGetValue(child.Path.Name, out ChildRestartStats stats)
                && stats.Child.Equals(child)
                    ? stats
                    : null;
        }
    }

    private void MarkStopping(KernelRef child)
    {
        // Another thread's Stop does not count: the child's end is met whenever it comes.
        if (s_current != this)
        {
            return;
        }

        lock (_childrenLock)
        {
            if (StatsOf(child) is { IsStopping: false } stats)
            {
                stats.IsStopping = true;
                _stoppingChildren++;
            }
        }
    }

    /// <summary>Sets what to do after the stopping children; false when none stops and it can be done now.</summary>
    private bool WaitForChildren(ChildWait next, Exception recreateCause = null)
    {
        lock (_childrenLock)
        {
            if (_stoppingChildren == 0)
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
        ChildWait next = ChildWait.Nothing;
        Exception cause = _recreateCause;
        lock (_childrenLock)
        {
            ChildRestartStats stats = StatsOf(child);
            if (stats is null)
            {
                return;
            }

            _children.Remove(child.Path.Name, out _);
            if (stats.IsStopping && --_stoppingChildren == 0)
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
