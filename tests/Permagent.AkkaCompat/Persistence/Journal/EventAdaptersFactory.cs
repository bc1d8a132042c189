using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Members of Akka.NET's EventAdapters that name a configuration.</summary>
public static class EventAdaptersFactory
{
    extension(EventAdapters)
    {
        /// <summary>The adapters of a journal's section.</summary>
        public static EventAdapters Create(ExtendedActorSystem system, Config config) =>
            new(ConfiguredAdapters.From(config, () => system));
    }
}
