using System.Reflection;
using Permagent.Kernel.Configuration.Hocon;

namespace Permagent.Kernel.Configuration;

/// <summary>Makes configurations.</summary>
public static class ConfigurationFactory
{
    /// <summary>Without settings.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>Reads a text.</summary>
    /// <exception cref="ConfigurationException">The text cannot be read; the message names the line.</exception>
    public static Config ParseString(string hocon) =>
        string.IsNullOrWhiteSpace(hocon) ? Config.Empty : new Config(HoconParser.Parse(hocon));

    /// <summary>The settings that hold when nothing is said.</summary>
    public static Config Default() => ReferenceConfig.Value;

    /// <summary>The settings of the host; a test has none, so these are empty.</summary>
    public static Config Load() => Config.Empty;

    /// <summary>Reads an embedded resource of the assembly of a type.</summary>
    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Reads an embedded resource of the assembly of an object.</summary>
    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Type type => FromResource(resourceName, type.Assembly),
        Assembly assembly => FromResource(resourceName, assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    /// <summary>Reads an embedded resource.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it cannot be read.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using Stream stream = assembly.GetManifestResourceStream(resourceName) ?? throw new ConfigurationException(
            $"The assembly {assembly.GetName().Name} has no resource {resourceName}.");
        if (stream.Length > HoconLimits.TextMax)
        {
            throw new ConfigurationException(
                $"The resource {resourceName} has {stream.Length} bytes; {HoconLimits.TextMax} are the most.");
        }

        using StreamReader reader = new(stream);
        return ParseString(reader.ReadToEnd());
    }
}
