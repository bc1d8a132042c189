using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Registers the extensions that the settings name.</summary>
internal static class ConfiguredExtensions
{
    internal static void Load(ActorSystem system, Config config)
    {
        foreach (string name in config.GetStringList("akka.extensions"))
        {
            Type type = TypeNames.Find<IExtensionId>(name, "akka.extensions");
            system.RegisterExtension((IExtensionId)TypeNames.Make(type));
        }
    }
}
