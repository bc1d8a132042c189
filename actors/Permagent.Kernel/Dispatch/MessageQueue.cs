#nullable disable
using System.Runtime.InteropServices;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>User messages of one mailbox in order of arrival: many threads add, one at a time takes.</summary>
/// <remarks>A list of segments. A producer draws a ticket by one interlocked add, and the ticket is its slot for good.
/// The reader takes slots in the order of tickets and stops at one that is drawn but not filled, so the segment of a
/// drawn ticket cannot go away before its producer has filled it. Segments are appended, passed and used again under a
/// lock: once for many messages.</remarks>
internal sealed class MessageQueue
{
    /// <summary>Slots of the first segment: most actors never have more than a few messages waiting.</summary>
    private const int FirstSlots = 4;

    /// <summary>Slots of a segment while the reader keeps up; two of them take turns in 1 KiB.</summary>
    private const int ShallowSlotsMax = 32;

    /// <summary>Slots of the largest segment, for a queue that grows; 4 KiB.</summary>
    private const int SegmentSlotsMax = 256;

    /// <summary>Drained segments kept for later, 32 KiB: with them a queue of 2,000 messages allocates
    /// nothing.</summary>
    private const int SparesMax = 8;

    /// <summary>The reader's place. An object of its own: beside what producers read, each take would cost every
    /// producer its copy of the cache line.</summary>
    private readonly Place _place;
    private MessageSegment _tail;
    private MessageSegment _spares;
    private int _spareCount;
    private TicketCounter _tickets;

    internal MessageQueue()
    {
        _tail = new MessageSegment(FirstSlots);
        _tail.Open(0);
        _place = new Place { Segment = _tail };
    }

    /// <summary>Messages that wait; exact only when nobody adds or takes.</summary>
    internal int Count => (int)(Volatile.Read(ref _tickets.Drawn) - _place.Taken);

    /// <summary>Whether no ticket is drawn that was not taken. A wrong answer is possible only while somebody else
    /// reads.</summary>
    internal bool IsEmpty => Volatile.Read(ref _tickets.Drawn) == _place.Taken;

    /// <summary>Adds a message at the end. Any thread. A full fence comes before what the caller reads next, but not
    /// after the message: it may be drawn and not yet there.</summary>
    internal void Add(object message, IActorRef sender)
    {
        long ticket = Interlocked.Increment(ref _tickets.Drawn) - 1;
        MessageSegment segment = Volatile.Read(ref _tail);
        if (!segment.Holds(ticket))
        {
            segment = SegmentOf(ticket);
        }

        segment.Fill(ticket, message, sender);
    }

    /// <summary>Takes the oldest message; false when there is none, or it is drawn but not there yet: ask
    /// <see cref="IsEmpty"/>. One thread at a time.</summary>
    internal bool TryTake(out Envelope envelope)
    {
        Place place = _place;
        if (place.Index == place.Segment.Slots && !TryPass(place))
        {
            envelope = default;
            return false;
        }

        if (!place.Segment.TryTake(place.Index, out envelope))
        {
            return false;
        }

        place.Index++;
        return true;
    }

    /// <summary>Takes the oldest message, and waits for one that is drawn; false when there is none. Several threads
    /// may do so at once, when no reader runs any more.</summary>
    internal bool TryTakeShared(out Envelope envelope)
    {
        SpinWait wait = default;
        while (true)
        {
            lock (_place)
            {
                if (TryTake(out envelope))
                {
                    return true;
                }

                if (IsEmpty)
                {
                    return false;
                }
            }

            wait.SpinOnce();
        }
    }

    /// <summary>Finds or appends the segment of a ticket that is not in the last one known.</summary>
    private MessageSegment SegmentOf(long ticket)
    {
        lock (_place)
        {
            // A slow producer's ticket may be further back than the last segment. The reader cannot have passed it.
            MessageSegment segment = ticket < _tail.First ? _place.Segment : _tail;
            while (!segment.Holds(ticket))
            {
                segment = segment.Next ?? Append(segment);
            }

            return segment;
        }
    }

    private MessageSegment Append(MessageSegment last)
    {
        MessageSegment next = _spares;
        if (next is null)
        {
            int most = Count > last.Slots ? SegmentSlotsMax : Math.Max(ShallowSlotsMax, last.Slots);
            next = new MessageSegment(Math.Min(last.Slots * 4, most));
        }
        else
        {
            _spares = next.Next;
            _spareCount--;
            next.Next = null;
        }

        next.Open(last.First + last.Slots);
        Volatile.Write(ref last.Next, next);
        Volatile.Write(ref _tail, next);
        return next;
    }

    /// <summary>Goes on to the next segment, if there is one, and keeps the drained one for later.</summary>
    private bool TryPass(Place place)
    {
        if (Volatile.Read(ref place.Segment.Next) is null)
        {
            return false;
        }

        lock (_place)
        {
            MessageSegment drained = place.Segment;
            place.Segment = drained.Next;
            place.Index = 0;
            drained.Close();
            if (_spareCount < SparesMax && drained.Slots >= place.Segment.Slots)
            {
                drained.Next = _spares;
                _spares = drained;
                _spareCount++;
            }
        }

        return true;
    }

    /// <summary>Alone in its cache lines: all producers write it, and what they only read must not move with it.
    /// </summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct TicketCounter
    {
        [FieldOffset(64)]
        internal long Drawn;
    }

    private sealed class Place
    {
        internal MessageSegment Segment;
        internal int Index;

        internal long Taken => Segment.First + Index;
    }
}
