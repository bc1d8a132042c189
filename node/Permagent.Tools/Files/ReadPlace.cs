using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;

namespace Permagent.Tools.Files;

/// <summary>Where a call may read: the granted folders and its own attempt tree, links resolved, secrets
/// never.</summary>
internal static class ReadPlace
{
    /// <summary>The real path, and the granted folder that it lies in.</summary>
    /// <param name="scope">The attempt's capability.</param>
    /// <param name="path">Absolute, or relative to the attempt tree.</param>
    /// <param name="stateFolder">The agent's own state, which is no one's document.</param>
    /// <exception cref="ToolRefusedException">Outside every granted folder, or a secret.</exception>
    public static (string Path, string Root) Resolve(AttemptScope scope, string path, string stateFolder)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new ToolRefusedException("bad-args", "The path is empty or holds a zero byte.");
        if (path.Split('/').Any(part => part is ".."))
            throw new ToolRefusedException("outside-scope", $"'{path}' holds '..'. Name the plain path.");
        var real = RealPath.Of(path.StartsWith('/') ? path : $"{scope.Tree}/{path}");
        var root = scope.Roots.Select(r => r.Path).Append(scope.Tree)
            .Where(folder => folder.Length > 0 && RealPath.IsWithin(real, folder))
            .MaxBy(folder => folder.Length)
            ?? throw new ToolRefusedException(
                "outside-scope", $"{real} lies in no folder that was granted for reading. Grant its folder first.");
        if (SecretFiles.IsSecret(real[Math.Min(real.Length, root.Length)..]))
            throw new ToolRefusedException(
                "secret", $"{real} is a key, environment file or profile; these are never read.");
        if (RealPath.IsWithin(real, stateFolder) && !RealPath.IsWithin(root, stateFolder))
            throw new ToolRefusedException(
                "secret", $"{real} is Permagent's own state and is never read as a document.");
        return (real, root);
    }
}
