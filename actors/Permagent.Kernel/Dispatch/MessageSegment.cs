#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Dispatch;

/// <summary>Consecutive slots of a message queue.</summary>
internal sealed class MessageSegment(int slots)
{
    /// <summary>No ticket is as high: a segment out of use holds none.</summary>
    private const long Closed = long.MaxValue;

    private readonly Slot[] _slots = new Slot[slots];
    private long _first = Closed;

    /// <summary>The segment after this one, or the next spare one.</summary>
    internal MessageSegment Next;

    internal int Slots => _slots.Length;

    /// <summary>The ticket of the first slot.</summary>
    internal long First => Volatile.Read(ref _first);

    /// <summary>Whether a ticket's slot is here. True is final for a ticket that is not filled yet.</summary>
    internal bool Holds(long ticket) => (ulong)(ticket - Volatile.Read(ref _first)) < (ulong)_slots.Length;

    /// <summary>Takes the segment into use; all slots are empty.</summary>
    internal void Open(long first) => Volatile.Write(ref _first, first);

    internal void Close()
    {
        Volatile.Write(ref _first, Closed);
        Next = null;
    }

    internal void Fill(long ticket, object message, IActorRef sender)
    {
        ref Slot slot = ref _slots[ticket - _first];
        slot.Sender = sender;
        Volatile.Write(ref slot.Message, message); // The message says that the slot is filled, so it comes last.
    }

    internal bool TryTake(int index, out Envelope envelope)
    {
        ref Slot slot = ref _slots[index];
        object message = Volatile.Read(ref slot.Message);
        if (message is null)
        {
            envelope = default;
            return false;
        }

        envelope = new Envelope(message, slot.Sender);
        slot = default;
        return true;
    }

    private struct Slot
    {
        internal object Message;
        internal IActorRef Sender;
    }
}
