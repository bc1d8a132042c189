#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Waiting messages of a priority mailbox: the lowest number first, equal numbers in order of arrival.
/// </summary>
internal sealed class SortedFront(Func<object, int> priority)
{
    private readonly PriorityQueue<Envelope, (int Priority, long Arrival)> _queue = new();
    private long _arrivals;

    internal int Count => _queue.Count;

    internal void Add(Envelope envelope)
    {
        object message = envelope.Message is TimerMessage timer ? timer.Inner : envelope.Message;
        _queue.Enqueue(envelope, (PriorityOf(message), _arrivals++));
    }

    internal bool TryTake(out Envelope envelope) => _queue.TryDequeue(out envelope, out _);

    internal void Clear() => _queue.Clear();

    private int PriorityOf(object message)
    {
        try
        {
            return priority(message);
        }
        catch (Exception failure) when (Util.Failures.IsSurvivable(failure))
        {
            // A generator that throws must not lose the message: it comes last.
            return int.MaxValue;
        }
    }
}
