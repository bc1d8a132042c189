using Permagent.Node.Api;

namespace Permagent.Node.Home;

/// <summary>Finds the state folder: <c>--home</c>, then <c>PERMAGENT_HOME</c>, then the platform's place.</summary>
public static class HomeLocation
{
    /// <summary>Absolute path of the state folder; it need not exist.</summary>
    /// <param name="flag">Value of <c>--home</c>, or null.</param>
    /// <param name="environment">Reads an environment variable; null when it is not set.</param>
    /// <exception cref="NodeException">PA-0101: no place can be told.</exception>
    public static string Resolve(string? flag, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!string.IsNullOrWhiteSpace(flag)) return Path.GetFullPath(flag);
        if (environment("PERMAGENT_HOME") is { Length: > 0 } named) return Path.GetFullPath(named);
        return Default(environment) ?? throw new NodeException(
            "PA-0101", "No state folder can be told: HOME is not set.", "Name one: permagent --home DIR", 2);
    }

    /// <summary>The folder of the ledger's head file, outside the state folder (trust.md section 4).</summary>
    public static string HeadFolder(string state, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(environment);
        if (state != Default(environment)) return state + "-head";
        var user = environment("HOME")!; // The default place is told by it.
        if (OperatingSystem.IsMacOS()) return Path.Combine(user, "Library", "Application Support", "Permagent-head");
        return environment("XDG_STATE_HOME") is { Length: > 0 } named && Path.IsPathRooted(named)
            ? Path.Combine(named, "permagent-head")
            : Path.Combine(user, ".local", "state", "permagent-head");
    }

    /// <summary>The folder for trial homes.</summary>
    public static string CacheFolder(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var user = environment("HOME") ?? Path.GetTempPath();
        if (OperatingSystem.IsMacOS()) return Path.Combine(user, "Library", "Caches", "Permagent");
        return environment("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache)
            ? Path.Combine(cache, "permagent")
            : Path.Combine(user, ".cache", "permagent");
    }

    private static string? Default(Func<string, string?> environment)
    {
        var user = environment("HOME");
        if (string.IsNullOrEmpty(user)) return null;
        if (OperatingSystem.IsMacOS()) return Path.Combine(user, "Library", "Application Support", "Permagent");
        return environment("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data)
            ? Path.Combine(data, "permagent")
            : Path.Combine(user, ".local", "share", "permagent");
    }
}
