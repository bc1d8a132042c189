#nullable disable
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary>The kernel's record of one actor: ref, props, parent, children, mailbox, status; survives
/// restarts.</summary>
public sealed partial class ActorCell : IUntypedActorContext, ICell, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static ActorCell s_current;

    private readonly Stack<Receive> _behaviours = new();
    private ActorBase _actor;
    private Envelope _currentEnvelope;

    internal ActorCell(ActorSystemImpl system, Props props, ActorPath path, KernelRef parent)
    {
        SystemImpl = system;
        Props = props;
        ParentRef = parent;
        _dispatcher = system.DispatcherFor(props, path);
        MailboxOptions mailbox = system.MailboxFor(props, path);
        _capacity = mailbox is null ? system.Options.MailboxCapacity : mailbox.Capacity;
        _sorted = mailbox?.Priority is { } priority ? new SortedFront(priority) : null;
        SelfRef = new LocalRef(this, path);
        _dispatcher.Monitor?.Created(this);
    }

    /// <summary>The cell that runs on this thread, or null.</summary>
    internal static ActorCell Current
    {
        get => s_current;
        set => s_current = value;
    }

    /// <summary>The cell that runs on this thread.</summary>
    internal static ActorCell Running => s_current ?? throw new NotSupportedException(
        "There is no active actor context on this thread. Context and Sender are valid only while the actor runs: "
        + "copy what you need to a local before you leave it.");

    /// <inheritdoc/>
    public Props Props { get; }

    /// <inheritdoc/>
    public IActorRef Self => SelfRef;

    /// <inheritdoc/>
    public IActorRef Parent => ParentRef;

    /// <inheritdoc/>
    public ActorSystem System => SystemImpl;

    /// <inheritdoc/>
    public MessageDispatcher Dispatcher => _dispatcher;

    /// <inheritdoc/>
    public IActorRef Sender => _currentEnvelope.Sender ?? SystemImpl.DeadLetters;

    /// <summary>The sender, for the instance: throws on a thread that does not run this cell.</summary>
    internal IActorRef SenderOnActor => Running == this
        ? Sender
        : throw new NotSupportedException("Sender was read while another actor ran: copy it to a local first.");

    internal LocalRef SelfRef { get; }

    internal KernelRef ParentRef { get; }

    internal ActorSystemImpl SystemImpl { get; }

    /// <summary>The present instance, or null before creation, between instances and after the end.</summary>
    internal ActorBase Actor => _actor;

    internal object CurrentMessage => _currentEnvelope.Message;

    /// <summary>The message being handled with its true sender, null included.</summary>
    internal Envelope CurrentEnvelope => _currentEnvelope;

    /// <inheritdoc/>
    public void Become(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        if (_behaviours.Count > 1)
        {
            _behaviours.Pop();
        }

        _behaviours.Push(receive);
    }

    /// <inheritdoc/>
    public void BecomeStacked(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        _behaviours.Push(receive);
    }

    /// <inheritdoc/>
    public void Become(UntypedReceive receive) => Become(Wrap(receive));

    /// <inheritdoc/>
    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Wrap(receive));

    /// <inheritdoc/>
    public void UnbecomeStacked()
    {
        if (_behaviours.Count > 1)
        {
            _behaviours.Pop();
        }
    }

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath actorPath)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return new ActorSelection(SystemImpl.RootRef, actorPath.Elements);
    }

    /// <inheritdoc/>
    public ActorSelection ActorSelection(string actorPath)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return SystemImpl.Select(actorPath, SelfRef);
    }

    /// <inheritdoc/>
    public void Stop(IActorRef child)
    {
        if (KernelRef.Of(child) is { } known)
        {
            if (known.Parent == SelfRef)
            {
                MarkStopping(known);
            }

            known.Stop();
        }
    }

    /// <summary>Runs <paramref name="action"/> as this cell: Context, Sender and implicit senders mean this
    /// actor.</summary>
    internal void RunAs<TState>(Action<TState> action, TState state)
    {
        ActorCell previous = s_current;
        s_current = this;
        try
        {
            action(state);
        }
        finally
        {
            s_current = previous;
        }
    }

    /// <summary>Sets what Sender and the current message are, as when a kernel part calls a handler later.</summary>
    internal void SetCurrent(Envelope envelope) => _currentEnvelope = envelope;

    private static Receive Wrap(UntypedReceive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        return message =>
        {
            receive(message);
            return true;
        };
    }

    private void Invoke(Envelope envelope)
    {
        _currentEnvelope = envelope;
        _currentNumber++;
        bool influences = envelope.Message is not INotInfluenceReceiveTimeout;
        try
        {
            _dispatcher.Monitor?.Taking(this, envelope.Message);
            Dispatch(envelope);
        }
        catch (Exception failure) when (Util.Failures.IsSurvivable(failure))
        {
            HandleInvokeFailure(failure, envelope.Message);
        }
        finally
        {
            if (_receive is null)
            {
                _currentEnvelope = default;
                ArmReceiveTimeout(influences);
            }
        }
    }

    private void Dispatch(Envelope envelope)
    {
        object message = envelope.Message;
        if (message is TimerMessage timer)
        {
            if (_timers is null || !_timers.Accept(timer))
            {
                SystemImpl.PublishDeadLetter(timer.Inner, envelope.Sender, SelfRef, DeadLetterReason.TimerStale);
                return;
            }

            message = timer.Inner;
            _currentEnvelope = new Envelope(message, envelope.Sender);
        }

        if (message is IAutoReceivedMessage)
        {
            AutoReceive(message);
        }
        else if (message is SelectionMessage selected)
        {
            _currentEnvelope = new Envelope(selected.Message, envelope.Sender);
            ReceiveMessage(selected.Message);
        }
        else
        {
            ReceiveMessage(message);
        }
    }

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case PoisonPill:
                SelfRef.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, SelfRef), SelfRef);
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    /// <summary>Handles a message past the mailbox, as a test does; what the handler throws reaches the caller.
    /// </summary>
    internal void HandleDirectly(Envelope envelope)
    {
        Envelope outer = _currentEnvelope;
        _currentEnvelope = envelope;
        try
        {
            ReceiveMessage(envelope.Message);
        }
        finally
        {
            _currentEnvelope = outer;
        }
    }

    private void ReceiveMessage(object message)
    {
        _dispatcher.Monitor?.Handling(this, message);
        _actor.AroundReceive(_behaviours.Peek(), message);
    }

    private void ProcessSystemMessage(SystemMessage message)
    {
        try
        {
            Process(message);
        }
        catch (Exception failure) when (Util.Failures.IsSurvivable(failure))
        {
            HandleInvokeFailure(failure, (message as Continue)?.Receive.Envelope.Message, message as Failed);
        }
    }

    private void Process(SystemMessage message)
    {
        switch (message)
        {
            case Create:
                CreateInstance();
                break;
            case Recreate recreate:
                OrAfterReceive(recreate, static (cell, sent) => cell.FaultRecreate(((Recreate)sent).Cause));
                break;
            case Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Terminate terminate:
                OrAfterReceive(terminate, static (cell, _) => cell.TerminateSelf());
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemoveWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case DeathWatchNotification death:
                HandleDeath(death);
                break;
            case Continue next:
                ContinueReceive(next);
                break;
            case ReceiveEnded ended:
                EndReceive(ended);
                break;
            case ReceiveAbandoned abandoned:
                AbandonReceive(abandoned.Receive);
                break;
            default:
                throw new InvalidOperationException($"Unknown system message {message.GetType().Name}.");
        }
    }
}
