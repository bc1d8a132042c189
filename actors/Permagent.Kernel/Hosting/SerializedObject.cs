namespace Permagent.Kernel.Hosting;

/// <summary>An object as bytes.</summary>
/// <param name="Serializer">The number of the serializer that made them.</param>
/// <param name="Manifest">The written name of the object's type; never derived from the type's own name.</param>
/// <param name="Payload">The bytes.</param>
public sealed record SerializedObject(int Serializer, string Manifest, ReadOnlyMemory<byte> Payload);
