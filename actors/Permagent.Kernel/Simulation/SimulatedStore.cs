#nullable disable
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Kernel.Simulation;

/// <summary>The disk of a simulated node: two files, each with a volatile and a durable layer. What is written is
/// durable at its sync; a crash keeps, by decision, some of the rest.</summary>
public sealed class SimulatedStore
{
    private readonly SimulationCore _core;
    private readonly string _node;
    private readonly StoreObjects _objects = new();
    private readonly SimulatedFile _events;
    private readonly SimulatedFile _snapshots;
    private readonly Dictionary<string, long> _acknowledged = [];

    internal SimulatedStore(SimulationCore core, string node)
    {
        (_core, _node) = (core, node);
        _events = new SimulatedFile(core.Decisions);
        _snapshots = new SimulatedFile(core.Decisions);
        Open();
    }

    /// <summary>The events and outbox rows as the running node sees them, unsynced ones included.</summary>
    public MemoryJournalStore Events { get; private set; }

    /// <summary>Bytes of the journal's file that a power cut now would leave for certain.</summary>
    public int DurableBytes => _events.DurableLength;

    internal MemorySnapshots Snapshots { get; private set; }

    internal Decisions Decisions => _core.Decisions;

    internal bool FaultOccurs(double probability) => _core.FaultOccurs(probability);

    internal SimulationFaults Faults => _core.Options.Faults;

    /// <summary>The target has the row: it is not offered again; true when it was there.</summary>
    public bool Delivered(long id)
    {
        bool isKnown = Events.Delivered(id);
        _events.Append(EventFrames.Delivered(id));
        _events.Sync();
        return isKnown;
    }

    /// <summary>Drops what a power cut drops.</summary>
    internal void Crash()
    {
        _events.Crash();
        _snapshots.Crash();
    }

    /// <summary>Reads the files as a starting node does.</summary>
    internal void Open()
    {
        Events = new MemoryJournalStore();
        Snapshots = new MemorySnapshots();
        foreach (StoreFrame frame in Whole(_events))
        {
            EventFrames.Apply(frame, Events, _objects);
        }

        foreach (StoreFrame frame in Whole(_snapshots))
        {
            SnapshotFrames.Apply(frame, Snapshots, _objects);
        }

        foreach ((string id, long number) in _acknowledged)
        {
            if (Events.HighestSequenceNr(id) < number)
            {
                _core.Fail(new InvariantException(
                    "durable", $"{_node}: number {number} of '{id}' was acknowledged and is not on disk."));
            }
        }
    }

    internal void Append(AtomicWrite write)
    {
        Persistent[] events = [.. write.Events.Cast<Persistent>()];
        Events.Append(events);
        _events.Append(EventFrames.Write(events, _objects));
    }

    internal void SyncEvents() => _events.Sync();

    internal void Acknowledged(AtomicWrite write) => _acknowledged[write.PersistenceId] = write.HighestSequenceNr;

    internal void DeleteEvents(string persistenceId, long to)
    {
        Events.Delete(persistenceId, to);
        _events.Append(EventFrames.Delete(persistenceId, to));
        _events.Sync();
    }

    internal void WriteSnapshot(SnapshotMetadata metadata, object snapshot) =>
        _snapshots.Append(SnapshotFrames.Save(metadata, snapshot, _objects));

    internal void SyncSnapshot(SnapshotMetadata metadata, object snapshot)
    {
        _snapshots.Sync();
        Snapshots.Save(metadata, snapshot);
    }

    internal void DeleteSnapshots(string persistenceId, Func<SnapshotMetadata, bool> fits)
    {
        foreach (SnapshotMetadata metadata in Snapshots.Delete(persistenceId, fits))
        {
            _snapshots.Append(SnapshotFrames.Delete(metadata));
        }

        _snapshots.Sync();
    }

    private static List<StoreFrame> Whole(SimulatedFile file)
    {
        (List<StoreFrame> frames, int end) = StoreFrame.Read(file.Durable);
        file.Truncate(end);
        return frames;
    }
}
