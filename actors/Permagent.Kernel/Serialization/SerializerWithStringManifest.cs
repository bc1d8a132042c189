#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Serialization;

/// <summary>A serializer that writes names of its own for types, so that a rename in code changes nothing stored.
/// </summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>A serializer of a system.</summary>
    protected SerializerWithStringManifest(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc/>
    public sealed override bool IncludeManifest => true;

    /// <inheritdoc/>
    public sealed override object FromBinary(byte[] bytes, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return FromBinary(bytes, Serialization.NameOf(type));
    }

    /// <summary>The object of these bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="manifest">What <see cref="Manifest"/> gave.</param>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <summary>The written name of an object's type.</summary>
    public abstract string Manifest(object o);
}
