#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Configuration;

/// <summary>An id or a setting names something that does not exist.</summary>
public class ConfigurationException(string message, Exception cause = null) : AkkaException(message, cause)
{
    /// <summary>The settings of a type are missing.</summary>
    /// <param name="path">Where they were looked for, or null.</param>
    public static ConfigurationException NullOrEmptyConfig<T>(string path = null) => new(
        string.IsNullOrEmpty(path)
            ? $"The settings of {typeof(T).FullName} are null or empty."
            : $"The settings of {typeof(T).FullName} at '{path}' are null or empty.");
}
