using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Tools.Files;

namespace Permagent.Tools.Effects;

/// <summary>Where a landing goes: a folder inside a granted root, reached without links.</summary>
internal static class LandPlace
{
    /// <summary>The action class for a target folder.</summary>
    /// <exception cref="ToolRefusedException">It lies outside every granted folder, or in the agent's own
    /// state.</exception>
    public static string ClassOf(AttemptScope scope, string folder, string stateFolder)
    {
        if (!folder.StartsWith('/'))
            throw new ToolRefusedException(
                "bad-args", $"'{folder}' is not absolute. Name the full path of the folder.");
        if (folder.Split('/').Any(part => part is ".." or "."))
            throw new ToolRefusedException("outside-scope", $"'{folder}' holds '..' or '.'. Name the plain path.");
        var root = scope.Roots.Where(r => RealPath.IsWithin(folder, r.Path)).MaxBy(r => r.Path.Length)
            ?? throw new ToolRefusedException(
                "outside-scope", $"{folder} lies in no granted folder. Grant it first, or land into one of: "
                + $"{string.Join(", ", scope.Roots.Select(r => r.Path))}.");
        if (!Directory.Exists(root.Path))
            throw new ToolRefusedException("not-found", $"The granted folder {root.Path} is not there (any more).");
        var real = RealPath.Of(folder);
        if (real != folder.TrimEnd('/'))
            throw new ToolRefusedException(
                "outside-scope", $"{folder} leads through a link to {real}. Name the real path.");
        var own = RealPath.IsWithin(folder, stateFolder) && !RealPath.IsWithin(root.Path, stateFolder);
        if (own)
            throw new ToolRefusedException("outside-scope", $"{folder} is Permagent's own state; nothing lands there.");
        RequireWritable(folder);
        return root.Write ? "fs.land" : "fs.write.outside";
    }

    // Before anyone is asked: a yes to what cannot be done would be worth nothing.
    private static void RequireWritable(string folder)
    {
        var at = folder;
        while (!Directory.Exists(at)) at = Path.GetDirectoryName(at)!;
        if (!Native.MayWrite(at))
            throw new ToolRefusedException(
                "read-only", $"{at} can only be read. Change its mode, or copy the result to another place.");
    }
}
