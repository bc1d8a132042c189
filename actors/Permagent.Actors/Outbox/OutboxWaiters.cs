using Permagent.Protocol.Outbox;

namespace Permagent.Actors.Outbox;

/// <summary>Who waits until a stream is in the ledger. One wait for each stream and asker.</summary>
internal sealed class OutboxWaiters(int countMax)
{
    private readonly List<Waiter> _waiters = [];

    /// <summary>Adds a wait in place of an earlier one; false when there is no room.</summary>
    public bool Add(EnsureRecorded ask)
    {
        _waiters.RemoveAll(waiter => waiter.Ask.Stream == ask.Stream && waiter.Ask.ReplyTo.Equals(ask.ReplyTo));
        if (_waiters.Count >= countMax) return false;
        _waiters.Add(new(ask));
        return true;
    }

    /// <summary>Notes the entry of a delivered row; the waits that have to be looked at again.</summary>
    public ImmutableArray<EnsureRecorded> Delivered(string stream, long seq)
    {
        var touched = _waiters.Where(waiter => waiter.Ask.Stream == stream).ToImmutableArray();
        foreach (var waiter in touched) waiter.LastSeq = seq;
        return [.. touched.Select(waiter => waiter.Ask)];
    }

    /// <summary>Ends a wait: tells its asker, unless it was replaced or ended before.</summary>
    public void Tell(EnsureRecorded ask)
    {
        var waiter = _waiters.Find(waiter => ReferenceEquals(waiter.Ask, ask));
        if (waiter is null) return;
        _waiters.Remove(waiter);
        ask.ReplyTo.Tell(new Recorded(ask.Stream, ask.Version, waiter.LastSeq));
    }

    private sealed class Waiter(EnsureRecorded ask)
    {
        public EnsureRecorded Ask { get; } = ask;

        public long? LastSeq { get; set; }
    }
}
