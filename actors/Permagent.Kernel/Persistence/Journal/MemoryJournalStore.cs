#nullable disable

using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>What memory journals keep; outlives the system that fills it, as a disk does. Any thread.</summary>
public sealed class MemoryJournalStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Stream> _streams = [];
    private readonly SortedDictionary<long, MemoryOutboxRow> _outbox = [];
    private long _lastRow;

    /// <summary>Outbox rows that have not been delivered, in order.</summary>
    public IReadOnlyList<MemoryOutboxRow> Outbox(string target)
    {
        lock (_lock)
        {
            return [.. _outbox.Values.Where(row => row.Row.Target == target)];
        }
    }

    /// <summary>The target has the row; false when it was gone already.</summary>
    public bool Delivered(long id)
    {
        lock (_lock)
        {
            return _outbox.Remove(id);
        }
    }

    /// <summary>The highest number ever given in a stream; 0 for an unknown one.</summary>
    public long HighestSequenceNr(string persistenceId)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(persistenceId, out Stream stream) ? stream.Highest : 0;
        }
    }

    /// <summary>Events of a stream in order.</summary>
    public IReadOnlyList<Persistent> Read(string persistenceId, long from, long to, long max)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(persistenceId, out Stream stream)
                ? [.. stream.Events
                    .Where(one => one.SequenceNr >= from && one.SequenceNr <= to)
                    .Take((int)Math.Clamp(max, 0, int.MaxValue))]
                : [];
        }
    }

    internal void Append(IReadOnlyList<Persistent> events)
    {
        lock (_lock)
        {
            string id = events[0].PersistenceId;
            if (!_streams.TryGetValue(id, out Stream stream))
            {
                stream = new Stream();
            }

            if (events[0].SequenceNr != stream.Highest + 1)
            {
                throw new InvalidOperationException(
                    $"A write to '{id}' begins with number {events[0].SequenceNr}, "
                    + $"but {stream.Highest + 1} comes next.");
            }

            _streams[id] = stream;
            foreach (Persistent one in events)
            {
                stream.Events.Add(one);
                foreach (OutboxRow row in one.Prepared?.Rows ?? [])
                {
                    _outbox.Add(++_lastRow, new MemoryOutboxRow(_lastRow, id, one.SequenceNr, row));
                }
            }

            stream.Highest = events[^1].SequenceNr;
        }
    }

    internal void Delete(string persistenceId, long to)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(persistenceId, out Stream stream))
            {
                stream.Events.RemoveAll(one => one.SequenceNr <= to);
            }
        }
    }

    private sealed class Stream
    {
        public List<Persistent> Events { get; } = [];

        public long Highest { get; set; }
    }
}
