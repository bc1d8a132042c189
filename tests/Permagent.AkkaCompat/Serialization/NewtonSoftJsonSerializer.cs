using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Serialization;

/// <summary>Objects as JSON with the name of their type. The name is Akka.NET's; System.Text.Json does the
/// work.</summary>
/// <remarks>For tests alone: it makes objects of whatever type the bytes name.</remarks>
public class NewtonSoftJsonSerializer : Serializer
{
    private const string TypeKey = "$type";
    private const string ValueKey = "$value";

    private readonly JsonSerializerOptions _options;

    /// <summary>A serializer of a system.</summary>
    public NewtonSoftJsonSerializer(ExtendedActorSystem system)
        : base(system) => _options = new JsonSerializerOptions
        {
            IncludeFields = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace,
            Converters = { new ActorRefConverter(system), new ActorPathConverter(), new TypeConverter() },
        };

    /// <summary>The number that Akka.NET gives it.</summary>
    public override int Identifier => 1;

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                [TypeKey] = obj.GetType().AssemblyQualifiedName,
                [ValueKey] = JsonSerializer.SerializeToNode(obj, obj.GetType(), _options),
            });
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, Type type)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        JsonNode stored = JsonNode.Parse(bytes);
        string name = (string)stored[TypeKey];
        Type known = Type.GetType(name, throwOnError: false) ?? type
            ?? throw new System.Runtime.Serialization.SerializationException($"There is no type '{name}'.");
        return stored[ValueKey].Deserialize(known, _options);
    }

    private sealed class ActorRefConverter(ExtendedActorSystem system) : JsonConverter<IActorRef>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.Implements<IActorRef>();

        public override IActorRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } path ? system.Provider.ResolveActorRef(path) : null;

        public override void Write(Utf8JsonWriter writer, IActorRef value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Path.ToSerializationFormat());
    }

    private sealed class ActorPathConverter : JsonConverter<ActorPath>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.Implements<ActorPath>();

        public override ActorPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ActorPath.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, ActorPath value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToSerializationFormat());
    }

    private sealed class TypeConverter : JsonConverter<Type>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.Implements<Type>();

        public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Type.GetType(reader.GetString(), throwOnError: true);

        public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.AssemblyQualifiedName);
    }
}
