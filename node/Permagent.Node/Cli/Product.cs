using System.Reflection;

namespace Permagent.Node.Cli;

/// <summary>Name and version of this program.</summary>
internal static class Product
{
    /// <summary>The version, for instance <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version is { } version
        ? version.ToString(3)
        : "0.0.0";

    /// <summary>The version with what the build added to it, for instance a commit.</summary>
    public static string FullVersion { get; } = typeof(Product).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? Version;
}
