namespace Permagent.Kernel.Configuration;

/// <summary>A configuration that cannot be read, or that lacks what is needed.</summary>
public class ConfigurationException : Exception
{
    /// <summary>With a message.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ConfigurationException(string message, Exception exception)
        : base(message, exception)
    {
    }

    /// <summary>A section is missing or empty that <typeparamref name="T"/> needs.</summary>
    public static ConfigurationException NullOrEmptyConfig<T>(string path = null) => new(
        $"Failed to instantiate {typeof(T).Name}: the configuration section "
        + $"{(string.IsNullOrEmpty(path) ? "" : $"[{path}] ")}is null or empty.");
}
