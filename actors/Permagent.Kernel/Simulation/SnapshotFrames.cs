#nullable disable
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Snapshot;

namespace Permagent.Kernel.Simulation;

/// <summary>The records of a simulated snapshot file.</summary>
internal static class SnapshotFrames
{
    private const byte SaveKind = 1;
    private const byte DeleteKind = 2;

    internal static byte[] Save(SnapshotMetadata metadata, object snapshot, StoreObjects objects) =>
        StoreFrame.Make(SaveKind, writer =>
        {
            WriteMetadata(writer, metadata);
            objects.Write(writer, snapshot as SerializedObject, snapshot);
        });

    internal static byte[] Delete(SnapshotMetadata metadata) =>
        StoreFrame.Make(DeleteKind, writer => WriteMetadata(writer, metadata));

    internal static void Apply(StoreFrame frame, MemorySnapshots snapshots, StoreObjects objects)
    {
        using BinaryReader reader = frame.Reader();
        SnapshotMetadata metadata = new(
            reader.ReadString(), reader.ReadInt64(), new DateTime(reader.ReadInt64(), DateTimeKind.Utc));
        if (frame.Kind == SaveKind)
        {
            snapshots.Save(metadata, objects.Read(reader));
        }
        else
        {
            snapshots.Delete(metadata.PersistenceId, one => one.SequenceNr == metadata.SequenceNr);
        }
    }

    private static void WriteMetadata(BinaryWriter writer, SnapshotMetadata metadata)
    {
        writer.Write(metadata.PersistenceId);
        writer.Write(metadata.SequenceNr);
        writer.Write(metadata.Timestamp.Ticks);
    }
}
