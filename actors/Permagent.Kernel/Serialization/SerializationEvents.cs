#nullable disable
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Serialization;

/// <summary>The system's serializers as the journal's.</summary>
internal sealed class SerializationEvents(Serialization serialization) : IEventSerializer
{
    public SerializedObject Serialize(object value)
    {
        Serializer serializer = serialization.FindSerializerFor(value);
        return new SerializedObject(
            serializer.Identifier, Serialization.ManifestFor(serializer, value), serializer.ToBinary(value));
    }

    public object Deserialize(SerializedObject stored) =>
        serialization.Deserialize(stored.Payload.ToArray(), stored.Serializer, stored.Manifest);
}
