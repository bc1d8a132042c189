#nullable disable
namespace Permagent.Testing;

/// <summary>What a test actor has received and nobody has taken out. Any thread.</summary>
internal sealed class TestQueue
{
    private readonly object _lock = new();
    private readonly LinkedList<MessageEnvelope> _messages = new();
    private TaskCompletionSource _arrival = NewArrival();

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count;
            }
        }
    }

    internal void Add(MessageEnvelope envelope) => Put(envelope, first: false);

    /// <summary>Puts a message back before all the others.</summary>
    internal void AddFirst(MessageEnvelope envelope) => Put(envelope, first: true);

    internal bool TryPeek(out MessageEnvelope envelope) => TryGet(out envelope, remove: false);

    internal bool TryTake(out MessageEnvelope envelope) => TryGet(out envelope, remove: true);

    internal IReadOnlyList<MessageEnvelope> ToList()
    {
        lock (_lock)
        {
            return [.. _messages];
        }
    }

    /// <summary>True when a message is there in time. Blocks the thread if asked to, so that a test without await
    /// needs no other thread.</summary>
    internal async ValueTask<bool> WaitAsync(bool blocks, TimeSpan time, CancellationToken cancellationToken)
    {
        long start = TestTime.Timestamp;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task arrival;
            lock (_lock)
            {
                if (_messages.Count > 0)
                {
                    return true;
                }

                arrival = _arrival.Task;
            }

            TimeSpan left = time == Timeout.InfiniteTimeSpan ? time : time - TestTime.Since(start);
            if (left <= TimeSpan.Zero && left != Timeout.InfiniteTimeSpan)
            {
                return false;
            }

            await TestTime.WaitAsync(blocks, arrival, left, cancellationToken);
        }
    }

    // Continuations run elsewhere: the one who tells must not run the test.
    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Put(MessageEnvelope envelope, bool first)
    {
        TaskCompletionSource arrival;
        lock (_lock)
        {
            if (first)
            {
                _messages.AddFirst(envelope);
            }
            else
            {
                _messages.AddLast(envelope);
            }

            arrival = _arrival;
            _arrival = NewArrival();
        }

        arrival.SetResult();
    }

    private bool TryGet(out MessageEnvelope envelope, bool remove)
    {
        lock (_lock)
        {
            envelope = _messages.First?.Value;
            if (envelope is not null && remove)
            {
                _messages.RemoveFirst();
            }

            return envelope is not null;
        }
    }
}
