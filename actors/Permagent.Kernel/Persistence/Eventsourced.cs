#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Persistence;

/// <summary>Base of actors whose state is a fold of stored events. An event is applied once it is durable; a new
/// instance replays what was stored.</summary>
public abstract partial class Eventsourced : ActorBase, IWithUnboundedStash
{
    private readonly PersistencePlugins _plugins;
    private readonly int _instanceId;
    private readonly string _writer;
    private readonly IStash _held;
    private IStash _stash;
    private IActorRef _journal;
    private IActorRef _snapshotStore;
    private ILoggingAdapter _log;

    /// <summary>Called by the kernel only.</summary>
    protected Eventsourced()
    {
        _plugins = PersistencePlugins.Of(Cell.SystemImpl);
        _instanceId = _plugins.NextInstanceId();
        _writer = _plugins.NextWriter();

        // Made before the user's stash: what the user put aside goes back to the mailbox in front of it.
        _held = Cell.CreateStash(_plugins.Options.InternalStashMax);
    }

    /// <summary>The stream of this actor: unique in the system, the same in every run.</summary>
    public abstract string PersistenceId { get; }

    /// <summary>What is replayed at the start. Default: the newest snapshot and everything after it.</summary>
    public virtual Recovery Recovery => Recovery.Default;

    /// <summary>The user's stash, apart from the commands that the actor holds back itself.</summary>
    public IStash Stash
    {
        get => _stash;
        set => _stash = new PersistentStash(value, _held);
    }

    /// <summary>The id of this actor's journal; empty for the system's default. Set in the constructor.</summary>
    public string JournalPluginId { get; protected set; } = "";

    /// <summary>The id of this actor's snapshot store; empty for the system's default. Set in the constructor.
    /// </summary>
    public string SnapshotPluginId { get; protected set; } = "";

    /// <summary>This actor's journal.</summary>
    /// <exception cref="ArgumentException">There is none of this id.</exception>
    public IActorRef Journal => _journal ??= _plugins.JournalOf(JournalPluginId);

    /// <summary>This actor's snapshot store.</summary>
    /// <exception cref="ArgumentException">There is none of this id.</exception>
    public IActorRef SnapshotStore => _snapshotStore ??= _plugins.SnapshotStoreOf(SnapshotPluginId);

    /// <summary>True until <see cref="RecoveryCompleted"/> is told.</summary>
    public bool IsRecovering => _phase < Phase.Commands;

    /// <summary>False until <see cref="RecoveryCompleted"/> is told.</summary>
    public bool IsRecoveryFinished => !IsRecovering;

    /// <summary>The number of the last event that was replayed or stored; 0 before the first.</summary>
    public long LastSequenceNr { get; private set; }

    /// <summary>The number that a snapshot taken now gets.</summary>
    public long SnapshotSequenceNr => LastSequenceNr;

    /// <summary>The number of this instance in its system, from 1.</summary>
    internal int InstanceId => _instanceId;

    /// <summary>What happens when more commands come than can be held back. Default: the actor fails.</summary>
    protected virtual IStashOverflowStrategy InternalStashOverflowStrategy => ThrowOverflowExceptionStrategy.Instance;

    /// <summary>The actor's log.</summary>
    protected ILoggingAdapter Log => _log ??= Cell.GetLogger();

    /// <summary>Stores an event, then calls the handler. Commands wait until it has run.</summary>
    /// <exception cref="InvalidOperationException">The actor is recovering.</exception>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler) => Add([@event], handler, holdsCommands: true);

    /// <summary>Stores events together, then calls the handler for each. Commands wait until the last has
    /// run.</summary>
    /// <exception cref="InvalidOperationException">The actor is recovering.</exception>
    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) =>
        Add(events, handler, holdsCommands: true);

    /// <summary>Stores an event, then calls the handler; commands go on meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The actor is recovering.</exception>
    public void PersistAsync<TEvent>(TEvent @event, Action<TEvent> handler) =>
        Add([@event], handler, holdsCommands: false);

    /// <summary>Stores events together, then calls the handler for each; commands go on meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The actor is recovering.</exception>
    public void PersistAllAsync<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) =>
        Add(events, handler, holdsCommands: false);

    /// <summary>Calls the handler after those of the events given before; stores nothing.</summary>
    /// <exception cref="InvalidOperationException">The actor is recovering.</exception>
    public void DeferAsync<TEvent>(TEvent @event, Action<TEvent> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        CheckNotRecovering();
        if (_pending.Count == 0)
        {
            handler(@event);
            return;
        }

        _pending.Enqueue(new PendingHandler(one => handler((TEvent)one), Cell.CurrentEnvelope, HoldsCommands: false));
        _batch.Enqueue(new NonPersistentMessage(@event, Cell.CurrentEnvelope.Sender));
    }

    /// <summary>Asks the snapshot store for a snapshot; the answer is a message to this actor.</summary>
    public void LoadSnapshot(string persistenceId, SnapshotSelectionCriteria criteria, long toSequenceNr) =>
        SnapshotStore.Tell(new LoadSnapshot(persistenceId, criteria, toSequenceNr), Self);

    /// <summary>Stores the state at <see cref="SnapshotSequenceNr"/>. Answer: <see cref="SaveSnapshotSuccess"/> or
    /// <see cref="SaveSnapshotFailure"/>.</summary>
    public void SaveSnapshot(object snapshot) => SnapshotStore.Tell(
        new SaveSnapshot(new SnapshotMetadata(PersistenceId, SnapshotSequenceNr, UtcNow()), snapshot), Self);

    /// <summary>Deletes the snapshot of a number. Answer: <see cref="DeleteSnapshotSuccess"/> or
    /// <see cref="DeleteSnapshotFailure"/>.</summary>
    public void DeleteSnapshot(long sequenceNr) =>
        SnapshotStore.Tell(new DeleteSnapshot(new SnapshotMetadata(PersistenceId, sequenceNr)), Self);

    /// <summary>Deletes snapshots. Answer: <see cref="DeleteSnapshotsSuccess"/> or
    /// <see cref="DeleteSnapshotsFailure"/>.</summary>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria) =>
        SnapshotStore.Tell(new DeleteSnapshots(PersistenceId, criteria), Self);

    /// <summary>Deletes events up to a number, <see cref="LastSequenceNr"/> at most; long.MaxValue means all. Keeping a
    /// snapshot of them is the caller's duty. Answer: <see cref="DeleteMessagesSuccess"/> or
    /// <see cref="DeleteMessagesFailure"/>.</summary>
    public void DeleteMessages(long toSequenceNr)
    {
        if (toSequenceNr > LastSequenceNr && toSequenceNr != long.MaxValue)
        {
            InvalidOperationException refusal = new(
                $"'{PersistenceId}' ends with number {LastSequenceNr}; "
                + $"its events cannot be deleted up to {toSequenceNr}.");
            Self.Tell(new DeleteMessagesFailure(refusal, toSequenceNr), Self);
            return;
        }

        Journal.Tell(new DeleteMessagesTo(PersistenceId, Math.Min(toSequenceNr, LastSequenceNr), Self), Self);
    }

    /// <summary>Applies a replayed event or an offered snapshot; false means unhandled.</summary>
    protected abstract bool ReceiveRecover(object message);

    /// <summary>Handles a command; false means unhandled.</summary>
    protected abstract bool ReceiveCommand(object message);

    /// <summary>A write failed; whether it is on disk is unknown. The actor stops after this call. Default: logs.
    /// </summary>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Log.Error(cause, $"Writing {NameOf(@event)} {sequenceNr} of '{PersistenceId}' failed; the actor stops.");

    /// <summary>The journal refused an event before writing it. The actor goes on. Default: logs.</summary>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        Log.Error(cause, $"The journal refused {NameOf(@event)} of '{PersistenceId}'; it was not stored.");

    /// <summary>The recovery failed. The actor stops after this call. Default: logs.</summary>
    protected virtual void OnRecoveryFailure(Exception reason, object message = null) => Log.Error(
        reason,
        $"The recovery of '{PersistenceId}' failed after number {LastSequenceNr}"
        + (message is null ? "; the actor stops." : $", at {NameOf(message)}; the actor stops."));

    /// <summary>All events have been replayed; called before <see cref="RecoveryCompleted"/>.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <summary>Runs work as an async command: other messages wait until its task ends, its events are stored then.
    /// </summary>
    /// <exception cref="NotSupportedException">An async command runs already.</exception>
    protected void RunTask(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_inTask)
        {
            throw new NotSupportedException("An async command cannot start another one: await it instead.");
        }

        Cell.RunTask(() => WholeCommandAsync(action));
    }

    /// <inheritdoc/>
    protected sealed override bool Receive(object message) => ReceiveCommand(message);

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        switch (message)
        {
            case RecoveryCompleted or SaveSnapshotSuccess or DeleteMessagesSuccess or DeleteSnapshotSuccess
                or DeleteSnapshotsSuccess:
                break;
            case SaveSnapshotFailure failure:
                Log.Warning(
                    failure.Cause, $"Snapshot {failure.Metadata.SequenceNr} of '{PersistenceId}' was not saved.");
                break;
            case DeleteSnapshotFailure failure:
                Log.Warning(
                    failure.Cause, $"Snapshot {failure.Metadata.SequenceNr} of '{PersistenceId}' was not deleted.");
                break;
            case DeleteSnapshotsFailure failure:
                Log.Warning(failure.Cause, $"Snapshots of '{PersistenceId}' were not deleted.");
                break;
            case DeleteMessagesFailure failure:
                Log.Warning(
                    failure.Cause, $"Events of '{PersistenceId}' up to {failure.ToSequenceNr} were not deleted.");
                break;
            default:
                base.Unhandled(message);
                break;
        }
    }

    private static string NameOf(object message) => message?.GetType().Name ?? "null";

    private DateTime UtcNow() => Cell.SystemImpl.Clock.GetUtcNow().UtcDateTime;

    private void CheckNotRecovering()
    {
        if (IsRecovering)
        {
            throw new InvalidOperationException(
                $"'{PersistenceId}' is recovering: nothing can be persisted before RecoveryCompleted.");
        }
    }

    private void Add<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler, bool holdsCommands)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(handler);
        CheckNotRecovering();
        ImmutableArray<IPersistentRepresentation>.Builder write =
            ImmutableArray.CreateBuilder<IPersistentRepresentation>();
        Envelope command = Cell.CurrentEnvelope;
        long now = UtcNow().Ticks;
        foreach (TEvent one in events)
        {
            ArgumentNullException.ThrowIfNull(one, "event");
            write.Add(new Persistent(one, 0, PersistenceId, null, false, command.Sender, _writer, now));
        }

        if (write.Count == 0)
        {
            return;
        }

        // All events are there: from here on nothing throws, and each has its handler.
        PendingHandler pending = new(stored => handler((TEvent)stored), command, holdsCommands);
        for (int i = 0; i < write.Count; i++)
        {
            _pending.Enqueue(pending);
        }

        _holding += holdsCommands ? write.Count : 0;
        _batch.Enqueue(AtomicWrite.OfOneStream(write.DrainToImmutable()));
    }
}
