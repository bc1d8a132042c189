#nullable disable
using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Serialization;

/// <summary>The serializers of a system, by type and by number. Any thread may call it.</summary>
public sealed class Serialization
{
    private readonly ConcurrentDictionary<Type, Serializer> _found = new();
    private readonly ConcurrentDictionary<int, Serializer> _byId = new();
    private readonly ConcurrentDictionary<string, Serializer> _byName = new();
    private readonly List<(Type Type, Serializer Serializer)> _bindings = [];
    private readonly Lock _lock = new();

    /// <summary>The serializers of a system's options.</summary>
    public Serialization(ExtendedActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        System = system;
        foreach (SerializerBinding binding in ((ActorSystemImpl)system).Options.Serializers)
        {
            AddSerializationMap(binding.Type, binding.Make(system));
        }
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Makes a serializer known by its number and a name.</summary>
    public void AddSerializer(string name, Serializer serializer)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(serializer);
        _byName[name] = serializer;
        _byId[serializer.Identifier] = serializer;
    }

    /// <summary>Gives a type, and what derives from it, a serializer.</summary>
    /// <exception cref="ArgumentException">Another serializer has the same number.</exception>
    public void AddSerializationMap(Type type, Serializer serializer)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(serializer);
        Serializer known = _byId.GetOrAdd(serializer.Identifier, serializer);
        if (known.GetType() != serializer.GetType())
        {
            throw new ArgumentException(
                $"{known.GetType().Name} and {serializer.GetType().Name} have the number {serializer.Identifier}.",
                nameof(serializer));
        }

        lock (_lock)
        {
            _bindings.Add((type, serializer));
            _found.Clear();
        }
    }

    /// <summary>The serializer of an object.</summary>
    /// <exception cref="SerializationException">There is none, and none of the given name.</exception>
    public Serializer FindSerializerFor(object obj, string defaultSerializerName = null)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return FindSerializerForType(obj.GetType(), defaultSerializerName);
    }

    /// <summary>The serializer of a type.</summary>
    /// <exception cref="SerializationException">There is none, and none of the given name.</exception>
    public Serializer FindSerializerForType(Type objectType, string defaultSerializerName = null)
    {
        ArgumentNullException.ThrowIfNull(objectType);
        if (_found.TryGetValue(objectType, out Serializer known))
        {
            return known;
        }

        if (MostSpecific(objectType) is { } bound)
        {
            return _found[objectType] = bound;
        }

        return defaultSerializerName is not null && _byName.TryGetValue(defaultSerializerName, out Serializer named)
            ? named
            : throw new SerializationException($"No serializer is bound to {objectType.FullName}.");
    }

    /// <summary>The serializer of a number.</summary>
    /// <exception cref="SerializationException">There is none.</exception>
    public Serializer GetSerializerById(int serializerId) => _byId.TryGetValue(serializerId, out Serializer known)
        ? known
        : throw new SerializationException($"There is no serializer with the number {serializerId}.");

    /// <summary>The object as bytes.</summary>
    public byte[] Serialize(object o) => FindSerializerFor(o).ToBinary(o);

    /// <summary>The object of these bytes.</summary>
    public object Deserialize(byte[] bytes, int serializerId, Type type) =>
        GetSerializerById(serializerId).FromBinary(bytes, type);

    /// <summary>The object of these bytes.</summary>
    /// <exception cref="SerializationException">The serializer or the type is not known.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        Serializer serializer = GetSerializerById(serializerId);
        if (serializer is SerializerWithStringManifest byName)
        {
            return byName.FromBinary(bytes, manifest);
        }

        if (string.IsNullOrEmpty(manifest))
        {
            return serializer.FromBinary(bytes, null);
        }

        // The name comes from a file: only types that are bound here may be made of it.
        Type type = Type.GetType(manifest, throwOnError: false);
        return type is not null && MostSpecific(type) == serializer
            ? serializer.FromBinary(bytes, type)
            : throw new SerializationException($"'{manifest}' names no type of serializer {serializerId}.");
    }

    /// <summary>What must be kept beside an object's bytes; empty when nothing.</summary>
    internal static string ManifestFor(Serializer serializer, object obj) => serializer switch
    {
        SerializerWithStringManifest byName => byName.Manifest(obj),
        { IncludeManifest: true } => NameOf(obj.GetType()),
        _ => "",
    };

    internal static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private Serializer MostSpecific(Type type)
    {
        lock (_lock)
        {
            (Type Type, Serializer Serializer) best = default;
            foreach ((Type Type, Serializer Serializer) binding in _bindings)
            {
                if (binding.Type.IsAssignableFrom(type) && best.Type?.IsAssignableFrom(binding.Type) != false)
                {
                    best = binding;
                }
            }

            return best.Serializer;
        }
    }
}
