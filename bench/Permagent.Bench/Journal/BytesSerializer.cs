using Permagent.Kernel.Hosting;

namespace Permagent.Bench.Journal;

/// <summary>Events that are bytes already, so that no serializer is measured.</summary>
internal sealed class BytesSerializer : IEventSerializer
{
    /// <inheritdoc/>
    public SerializedObject Serialize(object value) => new(1, "bench.event", (byte[])value);

    /// <inheritdoc/>
    public object Deserialize(SerializedObject stored) => stored.Payload.ToArray();
}
