#nullable disable
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Diagnostics;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Dispatch;

/// <summary>What other threads see of a cell: its two queues and one status word, changed by compare-and-swap only.
/// What the cell itself writes for each message stays out of here, or every tell would wait for its cache line.
/// </summary>
internal sealed class Mailbox(ActorCell cell, MessageDispatcher dispatcher, int? capacity)
{
    private const int Closed = 1;
    private const int Scheduled = 2;

    /// <summary>One suspension in the status word; the bits above Scheduled count them.</summary>
    private const int SuspensionUnit = 4;

    /// <summary>Stands for no limit.</summary>
    private const int Unbounded = int.MaxValue;

    private readonly int _capacity = capacity ?? Unbounded;
    private SystemMessage _systemHead;

    /// <summary>Made with the first user message.</summary>
    private MessageQueue _queue;
    private int _status;
#if DEBUG
    private int _runs;
#endif

    /// <summary>Messages that count against the capacity.</summary>
    private int _counted;

    internal ActorCell Cell => cell;

    internal MessageDispatcher Dispatcher => dispatcher;

    internal bool IsClosed => (Volatile.Read(ref _status) & Closed) != 0;

    internal int Suspensions => Volatile.Read(ref _status) / SuspensionUnit;

    /// <summary>Whether user messages may run: open and not suspended.</summary>
    internal bool IsRunnable => (Volatile.Read(ref _status) & ~Scheduled) == 0;

    /// <summary>User messages that wait; exact only when nobody adds or takes.</summary>
    internal int Count => _queue?.Count ?? 0;

    internal bool IsEmpty => Volatile.Read(ref _queue)?.IsEmpty ?? true;

    internal bool HasSystem
    {
        get
        {
            SystemMessage head = Volatile.Read(ref _systemHead);
            return head is not null && !ReferenceEquals(head, ClosedQueue.Instance);
        }
    }

    /// <summary>Puts a message at the end. Any thread may call it.</summary>
    internal void Enqueue(object message, IActorRef sender)
    {
        dispatcher.CheckThread();
        if (IsClosed)
        {
            cell.ToDeadLetters(new Envelope(message, sender));
            return;
        }

        if (_capacity != Unbounded && IsBounded(message) && !TryCount(message))
        {
            KernelTelemetry.Current?.DeadLetter(DeadLetterReason.MailboxFull);
            cell.SystemImpl.EventStream.Publish(new Dropped(
                message, $"Mailbox is full: it holds {_capacity} messages.", sender, cell.SelfRef));
            return;
        }

        (Volatile.Read(ref _queue) ?? MakeQueue()).Add(message, sender);
        dispatcher.Monitor?.Enqueued(cell, message);

        // Whoever clears Scheduled or sets Closed looks after it for drawn tickets: either it sees ours, or we see what
        // it did.
        int status = Volatile.Read(ref _status);
        if ((status & Closed) != 0)
        {
            cell.DropUserMessages();
        }
        else if (status == 0)
        {
            Schedule(forSystem: false);
        }
    }

    /// <summary>Queues a message of the kernel. Any thread may call it.</summary>
    internal void EnqueueSystem(SystemMessage message)
    {
        dispatcher.CheckThread();
        while (true)
        {
            SystemMessage head = Volatile.Read(ref _systemHead);
            if (ReferenceEquals(head, ClosedQueue.Instance))
            {
                cell.AnswerLate(message);
                return;
            }

            message.Next = head;
            if (Interlocked.CompareExchange(ref _systemHead, message, head) == head)
            {
                dispatcher.Monitor?.SystemEnqueued(cell);
                Schedule(forSystem: true);
                return;
            }
        }
    }

    /// <summary>Gives the cell a thread, unless it has one, has ended, or may not run.</summary>
    internal void Schedule(bool forSystem)
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
                dispatcher.Schedule(cell);
                return;
            }
        }
    }

    /// <summary>A run begins: debug builds check that it is the only one and was scheduled.</summary>
    [Conditional("DEBUG")]
    [SuppressMessage("Performance", "CA1822", Justification = "Empty in a release build only.")]
    internal void BeginRun()
    {
#if DEBUG
        Assert(Interlocked.Exchange(ref _runs, 1) == 0, "A cell runs on two threads at once.");
        Assert((_status & Scheduled) != 0, "A cell runs without having been scheduled.");
#endif
    }

    /// <summary>Clears Scheduled at the end of a run; then the caller must look at the queues again.</summary>
    internal void EndRun()
    {
#if DEBUG
        Assert(Interlocked.Exchange(ref _runs, 0) == 1, "Another thread has left this cell's run.");
        Assert((_status & Scheduled) != 0, "The scheduled bit was lost during a run.");
#endif
        Interlocked.And(ref _status, ~Scheduled);
    }

    internal void Suspend() => Interlocked.Add(ref _status, SuspensionUnit);

    internal void Resume()
    {
        if (Suspensions > 0)
        {
            Interlocked.Add(ref _status, -SuspensionUnit);
        }
    }

    /// <summary>Takes the oldest user message. On the cell's thread only.</summary>
    internal bool TryTake(out Envelope envelope)
    {
        if (_queue is not { } queue || !queue.TryTake(out envelope))
        {
            envelope = default;
            return false;
        }

        if (_capacity != Unbounded && IsBounded(envelope.Message))
        {
            Interlocked.Decrement(ref _counted);
        }

        return true;
    }

    /// <summary>Takes what is left. Any thread, once the mailbox is closed.</summary>
    internal bool TryTakeLeft(out Envelope envelope)
    {
        envelope = default;
        return Volatile.Read(ref _queue) is { } queue && queue.TryTakeShared(out envelope);
    }

    /// <summary>All queued messages of the kernel, the oldest first.</summary>
    internal SystemMessage TakeSystem() => Reversed(Interlocked.Exchange(ref _systemHead, null));

    /// <summary>Closes both queues for good and gives the kernel's messages that were left, the oldest first.</summary>
    internal SystemMessage Close()
    {
        Interlocked.Or(ref _status, Closed);
        return Reversed(Interlocked.Exchange(ref _systemHead, ClosedQueue.Instance));
    }

#if DEBUG
    private static void Assert(bool holds, string otherwise) => Trace.Assert(holds, otherwise);
#endif

    private static bool IsBounded(object message) => message is not
        (Terminated or ReceiveTimeout or TimerMessage or IPersistenceMessage);

    private static SystemMessage Reversed(SystemMessage stack)
    {
        SystemMessage oldest = null;
        while (stack is not null)
        {
            (stack.Next, oldest, stack) = (oldest, stack, stack.Next);
        }

        return oldest;
    }

    private MessageQueue MakeQueue() =>
        Interlocked.CompareExchange(ref _queue, new MessageQueue(), null) ?? _queue;

    private bool TryCount(object message)
    {
        if (Interlocked.Increment(ref _counted) <= _capacity && dispatcher.Monitor?.Refuses(cell, message) != true)
        {
            return true;
        }

        Interlocked.Decrement(ref _counted);
        return false;
    }
}
