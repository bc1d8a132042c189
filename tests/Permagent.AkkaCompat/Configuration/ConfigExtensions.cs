namespace Permagent.Kernel.Configuration;

/// <summary>Questions to configurations that may be null.</summary>
public static class ConfigExtensions
{
    /// <summary>Whether there is no setting.</summary>
    public static bool IsNullOrEmpty(this Config config) => config is null || config.IsEmpty;

    /// <summary>The one with the other behind it, whichever of them may be null or empty.</summary>
    public static Config SafeWithFallback(this Config config, Config fallback) => config.IsNullOrEmpty()
        ? fallback
        : config.WithFallback(fallback);
}
