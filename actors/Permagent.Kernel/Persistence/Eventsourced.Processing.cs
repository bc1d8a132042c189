#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Persistence;

/// <summary>Commands, writes and their handlers.</summary>
public abstract partial class Eventsourced
{
    /// <summary>Handlers in the order in which their events were given.</summary>
    private readonly Queue<PendingHandler> _pending = new();

    /// <summary>What was given to Persist and waits to be sent; one write is in flight at a time.</summary>
    private readonly Queue<IPersistentEnvelope> _batch = new();

    private Phase _phase;

    /// <summary>How many pending handlers hold commands back.</summary>
    private int _holding;

    /// <summary>Replies of the write in flight that have not come yet; 0 when none is in flight.</summary>
    private int _repliesDue;
    private bool _inHandler;
    private bool _inTask;

    /// <summary>What the actor does with a message that is not the stores' own.</summary>
    private enum Phase
    {
        WaitingForPermit,
        WaitingForSnapshot,
        Replaying,
        Commands,
        Persisting,
    }

    /// <inheritdoc/>
    protected internal override bool AroundReceive(Receive receive, object message)
    {
        if (message is IPersistenceMessage)
        {
            return ReceiveFromStore(receive, message);
        }

        if (_phase != Phase.Commands)
        {
            Hold();
            return true;
        }

        bool failed = true;
        _inHandler = true;
        try
        {
            bool handled = base.AroundReceive(receive, message);
            failed = false;
            return handled;
        }
        finally
        {
            _inHandler = false;
            AfterHandler(failed);
        }
    }

    /// <inheritdoc/>
    protected internal override void AroundPreRestart(Exception cause, object message)
    {
        EndRecovery();
        base.AroundPreRestart(cause, message switch
        {
            WriteMessageSuccess stored => stored.Persistent.Payload,
            LoopMessageSuccess passed => passed.Message,
            ReplayedMessage replayed => replayed.Persistent.Payload,
            _ => message,
        });
    }

    /// <inheritdoc/>
    protected internal override void AroundPostStop()
    {
        EndRecovery();
        base.AroundPostStop();
    }

    private bool ReceiveFromStore(Receive receive, object message)
    {
        switch (message)
        {
            case WriteMessageSuccess stored when IsMine(stored.ActorInstanceId):
                LastSequenceNr = stored.Persistent.SequenceNr;
                RunHandler(stored.Persistent.Payload);
                return true;
            case LoopMessageSuccess passed when IsMine(passed.ActorInstanceId):
                RunHandler(passed.Message);
                return true;
            case WriteMessageRejected rejected when IsMine(rejected.ActorInstanceId):
                Finish(
                    static (actor, _, no) => actor.OnPersistRejected(
                        no.Cause, no.Persistent.Payload, no.Persistent.SequenceNr),
                    rejected);
                return true;
            case WriteMessageFailure failed when IsMine(failed.ActorInstanceId):
                StopAfter(() => OnPersistFailure(
                    failed.Cause, failed.Persistent.Payload, failed.Persistent.SequenceNr));
                return true;
            case WriteMessageSuccess or LoopMessageSuccess or WriteMessageRejected or WriteMessageFailure:
                return true; // For an older instance.
            default:
                return ReceiveRecovery(receive, message);
        }
    }

    private bool IsMine(int instanceId) => instanceId == _instanceId;

    private void RunHandler(object @event)
    {
        Cell.SetCurrent(_pending.Peek().Command); // Sender and current message are the command's.
        Finish(static (_, handler, passed) => handler.Handler(passed), @event);
    }

    /// <summary>Does what a reply asks for, then lets go of its handler. Also after an exception what it gave to
    /// Persist is stored.</summary>
    private void Finish<T>(Action<Eventsourced, PendingHandler, T> action, T reply)
    {
        bool failed = true;
        _inHandler = true;
        try
        {
            action(this, _pending.Peek(), reply);
            failed = false;
        }
        finally
        {
            _repliesDue--;
            _holding -= _pending.Dequeue().HoldsCommands ? 1 : 0;
            _inHandler = false;
            AfterHandler(failed);
        }
    }

    /// <summary>Runs a command or handler. Also after an exception what it gave to Persist is stored.</summary>
    private void Run(Action action)
    {
        bool failed = true;
        _inHandler = true;
        try
        {
            action();
            failed = false;
        }
        finally
        {
            _inHandler = false;
            AfterHandler(failed);
        }
    }

    /// <summary>A failed write or recovery ends the actor whatever the hook does: what is on disk is unknown.</summary>
    private void StopAfter(Action hook)
    {
        try
        {
            hook();
        }
        finally
        {
            _held.UnstashAll(); // They become dead letters.
            Cell.Stop(Self);
        }
    }

    private async Task WholeCommandAsync(Func<Task> action)
    {
        bool failed = true;
        _inTask = true;
        try
        {
            await action().ConfigureAwait(true);
            failed = false;
        }
        finally
        {
            _inTask = false;
            AfterHandler(failed);
        }
    }

    /// <summary>After a command or handler: sends what it persisted, then takes up the next held command, or holds all
    /// until the events are stored. An async command comes here when its task has ended.</summary>
    private void AfterHandler(bool failed)
    {
        if (_inTask || _inHandler)
        {
            return; // Comes here again when all of it has ended.
        }

        Send();
        _phase = _holding > 0 ? Phase.Persisting : Phase.Commands;
        if (failed)
        {
            _held.UnstashAll(); // A restart gives the rest back to the mailbox's front: one alone would be overtaken.
        }
        else if (_phase == Phase.Commands)
        {
            _held.Unstash(); // One per command, so that they keep their place before the mailbox.
        }
    }

    private void Send()
    {
        if (_repliesDue > 0 || _batch.Count == 0)
        {
            return;
        }

        List<IPersistentEnvelope> write = [];
        long number = LastSequenceNr;
        while (write.Count < _plugins.Options.BatchMax && _batch.TryDequeue(out IPersistentEnvelope next))
        {
            write.Add(next is AtomicWrite atomic ? Numbered(atomic, ref number) : next);
            _repliesDue += next.Size;
        }

        Journal.Tell(new WriteMessages(write, Self, _instanceId), Self);
    }

    /// <summary>Numbers are given when a write is sent: a refused event before it leaves no gap.</summary>
    private static AtomicWrite Numbered(AtomicWrite write, ref long number)
    {
        foreach (IPersistentRepresentation one in write.Events)
        {
            ((Persistent)one).Number(++number);
        }

        return write;
    }

    /// <summary>Puts a command aside until the actor can take it.</summary>
    private void Hold()
    {
        try
        {
            _held.Stash();
        }
        catch (StashOverflowException) when (InternalStashOverflowStrategy is DiscardToDeadLetterStrategy)
        {
            Envelope command = Cell.CurrentEnvelope;
            Cell.SystemImpl.EventStream.Publish(new DeadLetter(command.Message, command.Sender, Self));
        }
        catch (StashOverflowException) when (InternalStashOverflowStrategy is ReplyToStrategy reply)
        {
            Cell.Sender.Tell(reply.Response, Self);
        }
    }
}
