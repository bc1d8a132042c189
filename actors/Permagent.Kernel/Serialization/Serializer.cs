#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Serialization;

/// <summary>Turns objects into bytes and back. Any thread may call it.</summary>
public abstract class Serializer
{
    /// <summary>The system it works for.</summary>
    protected readonly ExtendedActorSystem system;

    /// <summary>A serializer of a system.</summary>
    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>The number under which its bytes are stored; never given to another serializer.</summary>
    /// <exception cref="NotSupportedException">The serializer does not say its number.</exception>
    public virtual int Identifier => throw new NotSupportedException($"{GetType().FullName} must override Identifier.");

    /// <summary>Whether reading needs the type beside the bytes.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>The object as bytes.</summary>
    public abstract byte[] ToBinary(object obj);

    /// <summary>The object of these bytes; the type is null unless <see cref="IncludeManifest"/>.</summary>
    public abstract object FromBinary(byte[] bytes, Type type);

    /// <summary>The object of these bytes.</summary>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));
}
