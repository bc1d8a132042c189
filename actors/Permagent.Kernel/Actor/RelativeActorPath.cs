#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Paths without address.</summary>
public static class RelativeActorPath
{
    /// <summary>The names of a path without address; null for a path with one.</summary>
    public static IEnumerable<string> Unapply(string addr) =>
        addr is null || addr.Contains("://", StringComparison.Ordinal)
            ? null
            : addr.Split('/').SkipWhile(string.IsNullOrEmpty);
}
