#nullable disable

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>What memory snapshot stores keep; outlives the system that fills it, as a disk does. Any thread.</summary>
public sealed class MemorySnapshots
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<long, SelectedSnapshot>> _streams = [];

    internal SelectedSnapshot Newest(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(persistenceId, out SortedDictionary<long, SelectedSnapshot> stream)
                ? stream.Values.LastOrDefault(one => criteria.Matches(one.Metadata))
                : null;
        }
    }

    internal void Save(SnapshotMetadata metadata, object snapshot)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(metadata.PersistenceId, out SortedDictionary<long, SelectedSnapshot> stream))
            {
                _streams[metadata.PersistenceId] = stream = [];
            }

            stream[metadata.SequenceNr] = new SelectedSnapshot(metadata, snapshot);
        }
    }

    /// <summary>Deletes what fits, and says what that was.</summary>
    internal IReadOnlyList<SnapshotMetadata> Delete(string persistenceId, Func<SnapshotMetadata, bool> fits)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(persistenceId, out SortedDictionary<long, SelectedSnapshot> stream))
            {
                return [];
            }

            SnapshotMetadata[] gone = [.. stream.Values.Select(one => one.Metadata).Where(fits)];
            foreach (SnapshotMetadata metadata in gone)
            {
                stream.Remove(metadata.SequenceNr);
            }

            return gone;
        }
    }
}
