#nullable disable
using System.Buffers.Binary;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Simulation;

/// <summary>Objects of a system without a serializer: the file holds their number.</summary>
internal sealed class StoreObjects
{
    private const int NumberedSerializer = -1;

    private readonly List<object> _objects = [];

    internal void Write(BinaryWriter writer, SerializedObject form, object value)
    {
        if (form is null)
        {
            byte[] number = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(number, _objects.Count);
            _objects.Add(value);
            form = new SerializedObject(NumberedSerializer, "", number);
        }

        writer.Write(form.Serializer);
        writer.Write(form.Manifest);
        writer.Write(form.Payload.Length);
        writer.Write(form.Payload.Span);
    }

    /// <summary>The bytes, or the object where the system has no serializer.</summary>
    internal object Read(BinaryReader reader)
    {
        int serializer = reader.ReadInt32();
        string manifest = reader.ReadString();
        byte[] payload = reader.ReadBytes(reader.ReadInt32());
        return serializer == NumberedSerializer
            ? _objects[BinaryPrimitives.ReadInt32LittleEndian(payload)]
            : new SerializedObject(serializer, manifest, payload);
    }
}
