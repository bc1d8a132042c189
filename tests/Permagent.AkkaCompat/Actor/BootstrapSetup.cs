using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Configuration and provider of a system to be. Immutable.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<Config> fallback, Option<ProviderSelection> provider) =>
        (Config, ConfigFallback, ActorRefProvider) = (config, fallback, provider);

    /// <summary>The configuration, if one was given.</summary>
    public Option<Config> Config { get; }

    /// <summary>What stands behind the configuration, if it was given.</summary>
    public Option<Config> ConfigFallback { get; }

    /// <summary>The provider, if one was chosen.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>With nothing said.</summary>
    public static BootstrapSetup Create() =>
        new(Option<Config>.None, Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>The same with a configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ConfigFallback, ActorRefProvider);

    /// <summary>The same with a configuration behind the other.</summary>
    public BootstrapSetup WithConfigFallback(Config config) => new(Config, config, ActorRefProvider);

    /// <summary>The same with a provider.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, ConfigFallback, name);
}
