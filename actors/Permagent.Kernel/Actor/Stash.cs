#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>A stash of one cell; used on the actor only.</summary>
internal sealed class Stash(ActorCell cell, int? capacity) : IStash
{
    private readonly LinkedList<Envelope> _envelopes = new();
    private long _lastNumber;

    public int Count => _envelopes.Count;

    public bool IsEmpty => _envelopes.Count == 0;

    public bool NonEmpty => _envelopes.Count > 0;

    public bool IsFull => capacity is int most && _envelopes.Count >= most;

    public int Capacity => capacity ?? -1;

    void IStash.Stash() => StashCurrent();

    public void Unstash()
    {
        if (_envelopes.First is { } oldest)
        {
            _envelopes.RemoveFirst();
            cell.Prepend([oldest.Value]);
        }
    }

    public void UnstashAll() => cell.Prepend(ClearStash());

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        cell.Prepend(ClearStash().Where(predicate));
    }

    public IEnumerable<Envelope> ClearStash()
    {
        Envelope[] all = [.. _envelopes];
        _envelopes.Clear();
        _lastNumber = 0;
        return all;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        foreach (Envelope envelope in envelopes.Reverse())
        {
            _envelopes.AddFirst(envelope);
        }
    }

    internal void StashCurrent()
    {
        Envelope current = cell.CurrentEnvelope;
        if (current.Message is null)
        {
            throw new IllegalActorStateException("There is no current message to stash.");
        }

        if (_lastNumber == cell.CurrentNumber)
        {
            throw new IllegalActorStateException($"Can't stash the same message {current.Message} more than once.");
        }

        if (IsFull)
        {
            throw new StashOverflowException(
                $"The stash holds its {Capacity} messages; {current.Message} was not added.");
        }

        _lastNumber = cell.CurrentNumber;
        _envelopes.AddLast(current);
    }
}
