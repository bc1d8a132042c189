using Permagent.Node.Api;

namespace Permagent.Node.Cli;

/// <summary>Paths as people type and read them.</summary>
internal static class Paths
{
    /// <summary>An absolute path from what was typed; <c>~</c> is the user's folder.</summary>
    public static string Absolute(string typed, CliPorts ports)
    {
        var user = ports.Environment("HOME");
        if (typed == "~" && user is { Length: > 0 }) return user;
        if (typed.StartsWith("~/", StringComparison.Ordinal) && user is { Length: > 0 })
            return Path.GetFullPath(typed[2..], user);
        return Path.GetFullPath(typed, ports.Folder);
    }

    /// <summary>The path with the user's folder as <c>~</c>.</summary>
    public static string Short(string path, CliPorts ports)
    {
        var user = ports.Environment("HOME");
        if (string.IsNullOrEmpty(user) || user == "/") return path;
        if (path == user) return "~";
        return path.StartsWith(user + "/", StringComparison.Ordinal) ? "~" + path[user.Length..] : path;
    }

    /// <summary>An existing folder, without a link at its end.</summary>
    /// <exception cref="NodeException">It does not exist, or it is a file.</exception>
    public static string Folder(string typed, CliPorts ports)
    {
        var path = Path.TrimEndingDirectorySeparator(Absolute(typed, ports));
        if (File.Exists(path)) throw CliErrors.BadFolder(path, "is a file");
        if (!Directory.Exists(path)) throw CliErrors.BadFolder(path, "does not exist");
        return path;
    }
}
