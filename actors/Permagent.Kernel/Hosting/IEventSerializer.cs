namespace Permagent.Kernel.Hosting;

/// <summary>Turns events and snapshots into bytes and back. Any thread may call it.</summary>
public interface IEventSerializer
{
    /// <summary>The object as bytes. An exception refuses this object alone.</summary>
    SerializedObject Serialize(object value);

    /// <summary>The object that these bytes were.</summary>
    /// <exception cref="InvalidOperationException">The serializer or manifest is unknown, or the bytes are no such
    /// object.</exception>
    object Deserialize(SerializedObject stored);
}
