#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Serialization;

/// <summary>A serializer for objects of a type and of what derives from it.</summary>
/// <param name="Type">A class or interface; the most derived binding of an object wins.</param>
/// <param name="Make">Makes the serializer when the system first needs one.</param>
public sealed record SerializerBinding(Type Type, Func<ExtendedActorSystem, Serializer> Make);
