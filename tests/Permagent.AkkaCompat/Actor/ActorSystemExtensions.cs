using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Dispatch;

namespace Permagent.Kernel.Actor;

/// <summary>Members of Akka.NET's ActorSystem that this kernel's has not: it knows no configuration.</summary>
public static class ActorSystemExtensions
{
    extension(ActorSystem)
    {
        /// <summary>Starts a system with the default settings.</summary>
        public static ActorSystem Create(string name) => CompatSystem.Start(name, ActorSystemSetup.Empty);

        /// <summary>Starts a system.</summary>
        public static ActorSystem Create(string name, Config config) =>
            CompatSystem.Start(name, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)));

        /// <summary>Starts a system.</summary>
        public static ActorSystem Create(string name, BootstrapSetup setup) =>
            CompatSystem.Start(name, ActorSystemSetup.Create(setup));

        /// <summary>Starts a system.</summary>
        public static ActorSystem Create(string name, ActorSystemSetup setup) => CompatSystem.Start(name, setup);
    }

    extension(ActorSystem system)
    {
        /// <summary>What the system was started with.</summary>
        public Settings Settings => CompatSystem.Of(system).Settings;

        /// <summary>The dispatchers by their ids.</summary>
        public Dispatchers Dispatchers => CompatSystem.Of(system).Dispatchers;

        /// <summary>The mailboxes by their ids.</summary>
        public Mailboxes Mailboxes => CompatSystem.Of(system).Mailboxes;
    }
}
