#nullable disable
using System.Collections.Concurrent;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Actor;

/// <summary>The mailbox: two queues and one status word, changed by compare-and-swap only.</summary>
public sealed partial class ActorCell
{
    private const int Closed = 1;
    private const int Scheduled = 2;

    /// <summary>One suspension in the status word; the bits above Scheduled count them.</summary>
    private const int SuspensionUnit = 4;

    private readonly MessageDispatcher _dispatcher;
    private readonly int? _capacity;
    private readonly ConcurrentQueue<Envelope> _queue = new();
    private readonly SortedFront _sorted;
    private LinkedList<Envelope> _front;
    private SystemMessage _systemHead;
    private int _status;
    private int _queued;

    internal bool IsClosed => (Volatile.Read(ref _status) & Closed) != 0;

    internal int Suspensions => Volatile.Read(ref _status) / SuspensionUnit;

    /// <summary>Messages that wait, unstashed ones included; exact only on the actor.</summary>
    internal int WaitingMessages => _queue.Count + (_front?.Count ?? 0) + (_sorted?.Count ?? 0);

    void IThreadPoolWorkItem.Execute() => Run(_dispatcher.Throughput);

    /// <summary>Puts a message at the end of the mailbox. Any thread may call it.</summary>
    internal void Enqueue(Envelope envelope)
    {
        _dispatcher.CheckThread();
        if (IsClosed)
        {
            ToDeadLetters(envelope);
            return;
        }

        if (_capacity is int capacity && IsBounded(envelope.Message)
            && (Interlocked.Increment(ref _queued) > capacity
                || _dispatcher.Monitor?.Refuses(this, envelope.Message) == true))
        {
            Interlocked.Decrement(ref _queued);
            SystemImpl.EventStream.Publish(new Dropped(
                envelope.Message, $"Mailbox is full: it holds {capacity} messages.", envelope.Sender, SelfRef));
            return;
        }

        _queue.Enqueue(envelope);
        _dispatcher.Monitor?.Enqueued(this, envelope.Message);

        // The closing side drains after it set the bit: either it sees this message or we see the bit.
        Interlocked.MemoryBarrier();
        if (IsClosed)
        {
            DrainUserQueue();
            return;
        }

        Schedule(forSystem: false);
    }

    /// <summary>Puts messages before all that wait, in their order. On the actor only.</summary>
    internal void Prepend(IEnumerable<Envelope> envelopes)
    {
        _front ??= new LinkedList<Envelope>();
        LinkedListNode<Envelope> last = null;
        IReadOnlyList<Envelope> inOrder = [.. envelopes];
        _dispatcher.Monitor?.Prepended(this, inOrder);
        foreach (Envelope envelope in inOrder)
        {
            if (envelope.Message is Terminated terminated)
            {
                RequeueTerminated(terminated);
            }

            last = last is null ? _front.AddFirst(envelope) : _front.AddAfter(last, envelope);
        }
    }

    /// <summary>Queues a message of the kernel; false when the cell has ended. Any thread may call it.</summary>
    internal void EnqueueSystem(SystemMessage message)
    {
        _dispatcher.CheckThread();
        while (true)
        {
            SystemMessage head = Volatile.Read(ref _systemHead);
            if (ReferenceEquals(head, ClosedQueue.Instance))
            {
                AnswerLate(message);
                return;
            }

            message.Next = head;
            if (Interlocked.CompareExchange(ref _systemHead, message, head) == head)
            {
                _dispatcher.Monitor?.SystemEnqueued(this);
                Schedule(forSystem: true);
                return;
            }
        }
    }

    /// <summary>One stay on a thread: system messages first, before each of at most <paramref name="batch"/>
    /// others.</summary>
    internal int Run(int batch)
    {
        ActorCell previous = s_current;
        s_current = this;
        int done = 0;
        try
        {
            ProcessSystemQueue();
            while (done < batch && CanRunUser && TryTake(out Envelope envelope))
            {
                done++;
                Invoke(envelope);
                ProcessSystemQueue();
            }
        }
        finally
        {
            s_current = previous;
            Interlocked.And(ref _status, ~Scheduled);

            // Whoever queued while we ran saw Scheduled and went away: look again, or the message sleeps for ever.
            if (HasSystem)
            {
                Schedule(forSystem: true);
            }
            else if (HasUser)
            {
                Schedule(forSystem: false);
            }
        }

        return done;
    }

    /// <summary>Drops everything at once, as when the process dies: no hook runs, nobody is told.</summary>
    internal void Discard()
    {
        Interlocked.Or(ref _status, Closed);
        Interlocked.Exchange(ref _systemHead, ClosedQueue.Instance);
        _queue.Clear();
        _sorted?.Clear();
        _front = null;
    }

    private bool CanRunUser => Volatile.Read(ref _status) < SuspensionUnit && !IsClosed;

    private bool HasSystem
    {
        get
        {
            SystemMessage head = Volatile.Read(ref _systemHead);
            return head is not null && !ReferenceEquals(head, ClosedQueue.Instance);
        }
    }

    private bool HasUser => !_queue.IsEmpty || _front is { Count: > 0 } || _sorted is { Count: > 0 };

    private static bool IsBounded(object message) => message is not
        (Terminated or Permagent.Kernel.Actor.ReceiveTimeout or TimerMessage or IPersistenceMessage);

    private bool TryTake(out Envelope envelope)
    {
        if (_front is { Count: > 0 })
        {
            envelope = _front.First.Value;
            _front.RemoveFirst();
            return true;
        }

        if (!TryDequeue(out envelope))
        {
            return false;
        }

        if (_capacity is not null && IsBounded(envelope.Message))
        {
            Interlocked.Decrement(ref _queued);
        }

        return true;
    }

    private bool TryDequeue(out Envelope envelope)
    {
        if (_sorted is null)
        {
            return _queue.TryDequeue(out envelope);
        }

        while (_queue.TryDequeue(out Envelope next))
        {
            _sorted.Add(next);
        }

        return _sorted.TryTake(out envelope);
    }

    private void Schedule(bool forSystem)
    {
        while (true)
        {
            int status = Volatile.Read(ref _status);
            if ((status & (Closed | Scheduled)) != 0 || (!forSystem && status >= SuspensionUnit))
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _status, status | Scheduled, status) == status)
            {
                _dispatcher.Schedule(this);
                return;
            }
        }
    }

    private void SuspendMailbox() => Interlocked.Add(ref _status, SuspensionUnit);

    private void ResumeMailbox()
    {
        if (Suspensions > 0)
        {
            Interlocked.Add(ref _status, -SuspensionUnit);
        }
    }

    private void ProcessSystemQueue()
    {
        while (HasSystem)
        {
            SystemMessage stack = Interlocked.Exchange(ref _systemHead, null);
            SystemMessage oldest = null;
            while (stack is not null)
            {
                (stack.Next, oldest, stack) = (oldest, stack, stack.Next);
            }

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
                    _dispatcher.Monitor?.TakingSystem(this, message);
                    ProcessSystemMessage(message);
                }
            }
        }
    }

    /// <summary>Closes both queues; what is left is answered or becomes dead letters.</summary>
    private void CloseMailbox()
    {
        Interlocked.Or(ref _status, Closed);
        SystemMessage late = Interlocked.Exchange(ref _systemHead, ClosedQueue.Instance);
        while (late is not null)
        {
            SystemMessage message = late;
            late = message.Next;
            AnswerLate(message);
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

        DrainUserQueue();
    }

    private void DrainUserQueue()
    {
        while (_queue.TryDequeue(out Envelope envelope))
        {
            ToDeadLetters(envelope);
        }
    }

    private void ToDeadLetters(Envelope envelope)
    {
        object message = envelope.Message switch
        {
            TimerMessage timer => timer.Inner,
            SelectionMessage selected => selected.Message,
            object other => other,
        };
        SystemImpl.PublishDeadLetter(message, envelope.Sender, SelfRef, DeadLetterReason.Terminated);
    }

    private void AnswerLate(SystemMessage message)
    {
        if (message is Watch watch && watch.Watchee == SelfRef)
        {
            watch.Watcher.SendSystem(new DeathWatchNotification(SelfRef, existenceConfirmed: true));
        }
    }
}
