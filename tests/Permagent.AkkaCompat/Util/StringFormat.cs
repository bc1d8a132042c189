namespace Permagent.Kernel.Util;

/// <summary>Texts of objects that may be null.</summary>
public static class StringFormat
{
    /// <summary>The objects' texts with a separator between them; null gives null.</summary>
    public static string SafeJoin(string separator, params object[] args) =>
        args is null ? null : string.Join(separator, args.Select(arg => arg?.ToString() ?? "null"));
}
