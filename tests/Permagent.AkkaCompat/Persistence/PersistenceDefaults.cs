using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Persistence;

/// <summary>Members of Akka.NET's Persistence that name a configuration.</summary>
public static class PersistenceDefaults
{
    extension(Persistence)
    {
        /// <summary>The settings of persistence that hold when nothing is said.</summary>
        public static Config DefaultConfig() => PersistenceReferenceConfig.Value;
    }
}
