#nullable disable
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Simulation;

/// <summary>The records of a simulated journal's file: one record is one transaction.</summary>
internal static class EventFrames
{
    private const byte WriteKind = 1;
    private const byte DeleteKind = 2;
    private const byte DeliveredKind = 3;

    internal static byte[] Write(IReadOnlyList<Persistent> events, StoreObjects objects) =>
        StoreFrame.Make(WriteKind, writer =>
        {
            writer.Write(events.Count);
            foreach (Persistent one in events)
            {
                WriteEvent(writer, one, objects);
            }
        });

    internal static byte[] Delete(string persistenceId, long to) => StoreFrame.Make(DeleteKind, writer =>
    {
        writer.Write(persistenceId);
        writer.Write(to);
    });

    internal static byte[] Delivered(long id) => StoreFrame.Make(DeliveredKind, writer => writer.Write(id));

    internal static void Apply(StoreFrame frame, MemoryJournalStore events, StoreObjects objects)
    {
        using BinaryReader reader = frame.Reader();
        switch (frame.Kind)
        {
            case WriteKind:
                int count = reader.ReadInt32();
                events.Append([.. Enumerable.Range(0, count).Select(_ => ReadEvent(reader, objects))]);
                break;
            case DeleteKind:
                events.Delete(reader.ReadString(), reader.ReadInt64());
                break;
            default:
                events.Delivered(reader.ReadInt64());
                break;
        }
    }

    private static void WriteEvent(BinaryWriter writer, Persistent one, StoreObjects objects)
    {
        writer.Write(one.PersistenceId);
        writer.Write(one.SequenceNr);
        writer.Write(one.Manifest);
        writer.Write(one.WriterGuid);
        writer.Write(one.Timestamp);
        objects.Write(writer, one.Prepared?.Form, one.Payload);
        IReadOnlyList<string> tags = one.Prepared?.Tags ?? [];
        writer.Write(tags.Count);
        foreach (string tag in tags)
        {
            writer.Write(tag);
        }

        IReadOnlyList<OutboxRow> rows = one.Prepared?.Rows ?? [];
        writer.Write(rows.Count);
        foreach (OutboxRow row in rows)
        {
            writer.Write(row.Key);
            writer.Write(row.Target);
            writer.Write(row.Body.Length);
            writer.Write(row.Body.Span);
        }
    }

    private static Persistent ReadEvent(BinaryReader reader, StoreObjects objects)
    {
        string id = reader.ReadString();
        long number = reader.ReadInt64();
        string manifest = reader.ReadString();
        string writer = reader.ReadString();
        long timestamp = reader.ReadInt64();
        object payload = objects.Read(reader);
        string[] tags = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
        OutboxRow[] rows =
        [
            .. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new OutboxRow(
                reader.ReadString(), reader.ReadString(), reader.ReadBytes(reader.ReadInt32()))),
        ];
        Persistent one = new(payload, number, id, manifest, writerGuid: writer, timestamp: timestamp);
        return one.WithPrepared(payload, manifest, new PreparedEvent(payload as SerializedObject, tags, rows), number);
    }
}
