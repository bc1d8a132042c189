using System.Globalization;
using System.Security.Cryptography;
using Permagent.Actors.Gate;
using Permagent.Actors.Tools;
using Permagent.Tools.Files;

namespace Permagent.Tools.Effects;

/// <summary>Writes one file of an attempt tree: inside the tree, within the task's claims, not through links.</summary>
internal sealed class TreeWriter(FileWriter writer)
{
    // A file larger than this is shown by size alone on a card.
    private const int PreviewBytesMax = 1 << 20;

    /// <summary>What writing would do.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">Relative path, not yet checked.</param>
    /// <param name="content">The new bytes.</param>
    /// <param name="verb">What is done, for people: <c>write</c> or <c>write an overview to</c>.</param>
    public static ActionPlan Plan(ToolCall call, string path, byte[] content, string verb)
    {
        var target = Target(call, path);
        var after = Convert.ToHexStringLower(SHA256.HashData(content));
        return new ActionPlan
        {
            Class = "fs.write",
            Targets = [new ActionTarget(target, SafeFile.HashOrEmpty(target), after)],
            BodyHash = after,
            UndoKind = "drop-tree",
            What = string.Create(
                CultureInfo.InvariantCulture, $"{verb} {path} in the attempt tree, {content.Length} bytes"),
            Preview = Previews.Of(target, content, PreviewBytesMax),
        };
    }

    /// <summary>Writes, once.</summary>
    public ToolResult Act(EffectPermit permit, string path, byte[] content, string done)
    {
        permit.Spend();
        var target = Target(permit.Call, path);
        var after = Convert.ToHexStringLower(SHA256.HashData(content));
        var agreed = permit.Plan.Targets.FirstOrDefault(t => t.Path == target);
        if (agreed is null || agreed.After != after)
            return ToolResult.Failed(
                "drift", $"{path} would get other bytes than agreed. Nothing was written; ask again.");
        var now = SafeFile.HashOrEmpty(target);
        if (now != after)
        {
            if (now != agreed.Before)
                return ToolResult.Failed("drift", $"{path} was changed meanwhile. Nothing was written; ask again.");
            var mode = now.Length > 0 ? File.GetUnixFileMode(target) : (UnixFileMode?)null;
            FileWriter.MakeFolders(Path.GetDirectoryName(target)!);
            writer.Put(target, content, new FileMarks(mode, null));
        }

        return new(true, "", done, [agreed]);
    }

    private static string Target(ToolCall call, string path)
    {
        var scope = call.Scope;
        if (!Globs.Any(scope.Claims, TreePath.Check(path)))
        {
            throw new ToolRefusedException(
                "outside-claims",
                $"The task may write {Claims(scope.Claims)}, not {path}. Stay inside the claims or plan anew.");
        }

        if (!Directory.Exists(scope.Tree))
            throw new ToolRefusedException(
                "no-tree", $"The attempt tree {scope.Tree} is not there; the attempt is over.");
        var target = TreePath.Under(scope.Tree, path);
        if (Directory.Exists(target)) throw new ToolRefusedException("bad-args", $"{path} is a folder in the tree.");
        return target;
    }

    private static string Claims(ImmutableArray<string> claims) =>
        claims.IsEmpty ? "nothing" : string.Join(", ", claims);
}
