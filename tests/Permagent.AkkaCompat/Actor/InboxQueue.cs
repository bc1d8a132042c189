namespace Permagent.Kernel.Actor;

/// <summary>The messages of an inbox and those who wait for one. Any thread.</summary>
internal sealed class InboxQueue(int messagesMax)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<object> _messages = new();
    private readonly LinkedList<(Predicate<object> Fits, TaskCompletionSource<object> Waiter)> _waiters = new();

    internal int MessagesMax => messagesMax;

    /// <summary>Gives the message to the first who waits for it, or keeps it; false when full.</summary>
    internal bool Add(object message)
    {
        lock (_lock)
        {
            for (var node = _waiters.First; node is not null; node = node.Next)
            {
                if (node.Value.Fits(message))
                {
                    _waiters.Remove(node);
                    node.Value.Waiter.TrySetResult(message);
                    return true;
                }
            }

            if (_messages.Count >= messagesMax)
            {
                return false;
            }

            _messages.AddLast(message);
            return true;
        }
    }

    /// <summary>Takes the first message that fits, at once (true) or when it comes.</summary>
    internal bool TakeOrWait(Predicate<object> fits, TaskCompletionSource<object> waiter)
    {
        lock (_lock)
        {
            for (LinkedListNode<object> node = _messages.First; node is not null; node = node.Next)
            {
                if (fits(node.Value))
                {
                    _messages.Remove(node);
                    waiter.TrySetResult(node.Value);
                    return true;
                }
            }

            _waiters.AddLast((fits, waiter));
            return false;
        }
    }

    /// <summary>The wait is over.</summary>
    internal void GiveUp(TaskCompletionSource<object> waiter)
    {
        lock (_lock)
        {
            for (var node = _waiters.First; node is not null; node = node.Next)
            {
                if (ReferenceEquals(node.Value.Waiter, waiter))
                {
                    _waiters.Remove(node);
                    waiter.TrySetResult(new Status.Failure(new TimeoutException("Deadline passed")));
                    return;
                }
            }
        }
    }
}
