#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>User messages of one mailbox in order of arrival: many threads add, one at a time takes.</summary>
/// <remarks>A list of segments. A producer draws a ticket by one interlocked add, and the ticket is its slot for good.
/// The reader takes slots in the order of tickets and stops at one that is drawn but not filled, so the segment of a
/// drawn ticket cannot go away before its producer has filled it. Segments are appended, passed and used again under a
/// lock: once for many messages.</remarks>
internal class MessageQueue
{
    /// <summary>Slots of the first segment: most actors never have more than a few messages waiting.</summary>
    private const int FirstSlots = 4;

    /// <summary>Slots of a segment while the reader keeps up; two of them take turns in 1 KiB.</summary>
    private const int ShallowSlotsMax = 32;

    /// <summary>Slots of the largest segment, for a queue that grows; 4 KiB.</summary>
    private const int SegmentSlotsMax = 256;

    /// <summary>Drained segments kept for later; 32 KiB. With them a queue of 2,000 messages allocates nothing.</summary>
    private const int SparesMax = 8;

    private long _tickets;
    private MessageSegment _tail;

    /// <summary>The reader's place. An object of its own: were it beside the tickets, each take would cost every
    /// producer its copy of the cache line.</summary>
    private Place _place;
    private MessageSegment _spares;
    private int _spareCount;

    /// <summary>Messages that wait; exact only when nobody adds or takes.</summary>
    internal int Count => (int)(Volatile.Read(ref _tickets) - (_place?.Taken ?? 0));

    /// <summary>Whether the reader would get nothing. Another thread may get a wrong answer while somebody
    /// reads.</summary>
    internal bool IsEmpty => _place is not { } place || !place.HasNext;

    /// <summary>Adds a message at the end. Any thread.</summary>
    internal void Add(object message, IActorRef sender)
    {
        long ticket = Interlocked.Increment(ref _tickets) - 1;
        MessageSegment segment = Volatile.Read(ref _tail);
        if (segment is null || !segment.Holds(ticket))
        {
            segment = SegmentOf(ticket);
        }

        segment.Fill(ticket, message, sender);
    }

    /// <summary>Takes the oldest message; false when there is none yet. One thread at a time.</summary>
    internal bool TryTake(out Envelope envelope)
    {
        Place place = _place;
        if (place is null || (place.IsAtEnd && !TryPass(place)))
        {
            envelope = default;
            return false;
        }

        return place.TryTake(out envelope);
    }

    /// <summary>Takes as long as others do the same; for what is left when no reader runs any more.</summary>
    internal bool TryTakeShared(out Envelope envelope)
    {
        lock (this)
        {
            return TryTake(out envelope);
        }
    }

    /// <summary>Finds or appends the segment of a ticket that is not in the last one known.</summary>
    private MessageSegment SegmentOf(long ticket)
    {
        lock (this)
        {
            MessageSegment segment = _tail;
            if (segment is null)
            {
                segment = new MessageSegment(FirstSlots);
                segment.Open(0);
                Volatile.Write(ref _place, new Place { Segment = segment });
                Volatile.Write(ref _tail, segment);
            }
            else if (ticket < segment.First)
            {
                // A slow producer: others have gone on since it drew its ticket. The reader cannot have passed it.
                segment = _place.Segment;
            }

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

        lock (this)
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

    private sealed class Place
    {
        internal MessageSegment Segment;
        internal int Index;

        internal bool IsAtEnd => Index == Segment.Slots;

        internal long Taken => Segment.First + Index;

        internal bool HasNext
        {
            get
            {
                // Whoever asks may be overtaken by a new reader: the two fields need not fit together.
                MessageSegment segment = Segment;
                int index = Index;
                return index < segment.Slots
                    ? segment.IsFilled(index)
                    : Volatile.Read(ref segment.Next) is { } next && next.IsFilled(0);
            }
        }

        internal bool TryTake(out Envelope envelope)
        {
            if (!Segment.TryTake(Index, out envelope))
            {
                return false;
            }

            Index++;
            return true;
        }
    }
}
