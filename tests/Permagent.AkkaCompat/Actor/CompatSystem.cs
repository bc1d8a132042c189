using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Serialization;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>What this project keeps beside a system.</summary>
internal sealed class CompatSystem
{
    private static readonly ConditionalWeakTable<ActorSystem, CompatSystem> s_known = new();

    private CompatSystem(Settings settings)
    {
        Settings = settings;
        Dispatchers = new Dispatchers(settings.System);
        Mailboxes = new Mailboxes(settings.System);
    }

    internal Settings Settings { get; }

    internal Dispatchers Dispatchers { get; }

    internal Mailboxes Mailboxes { get; }

    /// <summary>The record of a system; one that the kernel started has the default settings.</summary>
    internal static CompatSystem Of(ActorSystem system) =>
        s_known.GetValue(system, static made => new CompatSystem(new Settings(made, Config.Empty)));

    internal static ActorSystem Start(string name, ActorSystemSetup setup)
    {
        Option<BootstrapSetup> bootstrap = setup.Get<BootstrapSetup>();
        Config config = ConfigOf(bootstrap);
        ActorSystem system = null;
        ActorSystemOptions options = ConfigOptions.From(
            config.WithFallback(ConfigurationFactory.Default()), NewSeed(), () => (ExtendedActorSystem)system);
        system = KernelSystem.Create(name, options);
        CompatSystem made = new(new Settings(system, config, setup));
        s_known.AddOrUpdate(system, made);
        try
        {
            ConfiguredSerializers.Load(system, made.Settings.Config);
            Loggers.Start(system, made.Settings);
            ConfiguredExtensions.Load(system, made.Settings.Config);
            return system;
        }
        catch
        {
            // Nobody gets this system, so nobody else could end it.
            _ = system.Terminate();
            throw;
        }
    }

    private static Config ConfigOf(Option<BootstrapSetup> bootstrap)
    {
        if (!bootstrap.HasValue)
        {
            return Config.Empty;
        }

        Config config = bootstrap.Value.Config.GetOrElse(Config.Empty);
        return config.SafeWithFallback(bootstrap.Value.ConfigFallback.GetOrElse(Config.Empty)) ?? Config.Empty;
    }

    // A system of Akka.NET's form names no seed, so each start has another.
    private static ulong NewSeed() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
}
