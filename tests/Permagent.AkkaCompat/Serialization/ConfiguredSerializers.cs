using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Serialization;

/// <summary>Serializers and their types by the settings; what no binding names goes to JSON.</summary>
internal static class ConfiguredSerializers
{
    internal static void Load(ActorSystem system, Config config)
    {
        ExtendedActorSystem extended = (ExtendedActorSystem)system;
        NewtonSoftJsonSerializer json = new(extended);
        Dictionary<string, Serializer> byName = new() { ["json"] = json };
        system.Serialization.AddSerializationMap(typeof(object), json);
        foreach ((string name, string typeName) in TextsOf(config, "akka.actor.serializers"))
        {
            Type type = TypeNames.Find<Serializer>(typeName, $"akka.actor.serializers.{name}");
            Serializer made = (Serializer)TypeNames.Make(type, extended);
            byName[name] = made;
            system.Serialization.AddSerializer(name, made);
        }

        foreach ((string typeName, string name) in TextsOf(config, "akka.actor.serialization-bindings"))
        {
            string path = $"akka.actor.serialization-bindings.\"{typeName}\"";
            system.Serialization.AddSerializationMap(
                TypeNames.Find<object>(typeName, path),
                byName.TryGetValue(name, out Serializer known)
                    ? known
                    : throw new ConfigurationException($"{path}: akka.actor.serializers has no '{name}'."));
        }
    }

    private static IEnumerable<(string Key, string Text)> TextsOf(Config config, string path) =>
        config.GetConfig(path)?.AsEnumerable().Select(entry => (entry.Key, entry.Value.GetString())) ?? [];
}
