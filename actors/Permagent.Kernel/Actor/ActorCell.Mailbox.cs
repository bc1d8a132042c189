#nullable disable
using Permagent.Kernel.Diagnostics;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>The runs: what the cell takes out of its mailbox, and in which order.</summary>
public sealed partial class ActorCell
{
    private readonly Mailbox _mailbox;

    /// <summary>The order of a priority mailbox; null = that of arrival. On the actor only.</summary>
    private readonly SortedFront _sorted;

    /// <summary>What goes before the queue: unstashed messages. On the actor only.</summary>
    private LinkedList<Envelope> _front;

    internal bool IsClosed => _mailbox.IsClosed;

    internal int Suspensions => _mailbox.Suspensions;

    /// <summary>Messages that wait, unstashed ones included; exact only on the actor.</summary>
    internal int WaitingMessages => _mailbox.Count + (_front?.Count ?? 0) + (_sorted?.Count ?? 0);

    private bool HasUser => _front is { Count: > 0 } || _sorted is { Count: > 0 } || !_mailbox.IsEmpty;

    void IThreadPoolWorkItem.Execute() => Run(Dispatcher.Throughput);

    /// <summary>Puts a message at the end of the mailbox. Any thread may call it.</summary>
    internal void Enqueue(Envelope envelope) => _mailbox.Enqueue(envelope.Message, envelope.Sender);

    /// <summary>Queues a message of the kernel. Any thread may call it.</summary>
    internal void EnqueueSystem(SystemMessage message) => _mailbox.EnqueueSystem(message);

    /// <summary>Puts messages before all that wait, in their order. On the actor only.</summary>
    internal void Prepend(IEnumerable<Envelope> envelopes)
    {
        _front ??= new LinkedList<Envelope>();
        LinkedListNode<Envelope> last = null;
        IReadOnlyList<Envelope> inOrder = [.. envelopes];
        Dispatcher.Monitor?.Prepended(this, inOrder);
        foreach (Envelope envelope in inOrder)
        {
            if (envelope.Message is Terminated terminated)
            {
                RequeueTerminated(terminated);
            }

            last = last is null ? _front.AddFirst(envelope) : _front.AddAfter(last, envelope);
        }
    }

    /// <summary>One stay on a thread: system messages first, before each of at most <paramref name="batch"/>
    /// others.</summary>
    internal int Run(int batch)
    {
        ActorCell previous = s_current;
        s_current = this;
        int done = 0;
        _mailbox.BeginRun();
        try
        {
            ProcessSystemQueue();
            while (done < batch && _mailbox.IsRunnable && TryTake(out Envelope envelope))
            {
                done++;
                Invoke(envelope);
                ProcessSystemQueue();
            }
        }
        finally
        {
            s_current = previous;
            if (KernelTelemetry.Current is { HearsRuns: true } telemetry)
            {
                telemetry.RunEnded(done, WaitingMessages);
            }

            _mailbox.EndRun();

            // Whoever queued while we ran saw Scheduled and went away: look again, or the message sleeps for ever.
            if (_mailbox.HasSystem)
            {
                _mailbox.Schedule(forSystem: true);
            }
            else if (HasUser)
            {
                _mailbox.Schedule(forSystem: false);
            }
        }

        return done;
    }

    /// <summary>Drops everything at once, as when the process dies: no hook runs, nobody is told.</summary>
    internal void Discard()
    {
        _mailbox.Close();
        _sorted?.Clear();
        _front = null;
        while (_mailbox.TryTakeLeft(out _))
        {
            // Nobody is told.
        }
    }

    /// <summary>Makes dead letters of what is queued. Any thread, once the mailbox is closed.</summary>
    internal void DropUserMessages()
    {
        while (_mailbox.TryTakeLeft(out Envelope envelope))
        {
            ToDeadLetters(envelope);
        }
    }

    internal void ToDeadLetters(Envelope envelope)
    {
        object message = envelope.Message switch
        {
            TimerMessage timer => timer.Inner,
            SelectionMessage selected => selected.Message,
            object other => other,
        };
        SystemImpl.PublishDeadLetter(message, envelope.Sender, SelfRef, DeadLetterReason.Terminated);
    }

    /// <summary>Answers a message of the kernel that comes after the end.</summary>
    internal void AnswerLate(SystemMessage message)
    {
        if (message is Watch watch && watch.Watchee == SelfRef)
        {
            watch.Watcher.SendSystem(new DeathWatchNotification(SelfRef, existenceConfirmed: true));
        }
    }

    private bool TryTake(out Envelope envelope)
    {
        if (_front is { Count: > 0 })
        {
            envelope = _front.First.Value;
            _front.RemoveFirst();
            return true;
        }

        return TryTakeQueued(out envelope);
    }

    private bool TryTakeQueued(out Envelope envelope)
    {
        if (_sorted is null)
        {
            return _mailbox.TryTake(out envelope);
        }

        while (_mailbox.TryTake(out Envelope next))
        {
            _sorted.Add(next);
        }

        return _sorted.TryTake(out envelope);
    }

    private void ProcessSystemQueue()
    {
        while (_mailbox.HasSystem)
        {
            SystemMessage oldest = _mailbox.TakeSystem();
            while (oldest is not null)
            {
                SystemMessage message = oldest;
                oldest = message.Next;
                message.Next = null;
                if (IsClosed)
                {
                    AnswerLate(message);
                }
                else
                {
                    Dispatcher.Monitor?.TakingSystem(this, message);
                    ProcessSystemMessage(message);
                }
            }
        }
    }

    /// <summary>Closes both queues; what is left is answered or becomes dead letters.</summary>
    private void CloseMailbox()
    {
        for (SystemMessage late = _mailbox.Close(); late is not null; late = late.Next)
        {
            AnswerLate(late);
        }

        while (_front is { Count: > 0 })
        {
            ToDeadLetters(_front.First.Value);
            _front.RemoveFirst();
        }

        while (_sorted is not null && _sorted.TryTake(out Envelope envelope))
        {
            ToDeadLetters(envelope);
        }

        DropUserMessages();
    }
}
