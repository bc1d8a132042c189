using System.Collections.Immutable;
using Permagent.Actors.Workspaces;
using Permagent.Protocol;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Tests.Goals;

/// <summary>Trees as flat folders.</summary>
internal sealed class FakeTrees(string root) : IWorkspaces
{
    public TreeRef CreateAttempt(AttemptId attempt)
    {
        var from = Integration(attempt.Task.Goal);
        var tree = TreeOf(attempt);
        Copy(from.Path, tree);
        return new(tree, Hash(tree));
    }

    public FrozenTree Freeze(AttemptId attempt)
    {
        var before = Integration(attempt.Task.Goal);
        var tree = TreeOf(attempt);
        ImmutableArray<string> changed = [.. Directory.GetFiles(tree)
            .Where(file => !File.Exists(Path.Combine(before.Path, Path.GetFileName(file))))
            .Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        return new(tree, before.Hash, Hash(tree), changed);
    }

    public TreeRef Checkout(AttemptId attempt, string treeHash)
    {
        var tree = TreeOf(attempt);
        if (Hash(tree) != treeHash) throw new TreeChangedException(tree, treeHash, Hash(tree));
        return new(tree, treeHash);
    }

    public TreeRef Merge(AttemptId attempt, string expected, string result)
    {
        var integration = Integration(attempt.Task.Goal);
        if (integration.Hash == result) return integration;
        if (integration.Hash != expected) throw new TreeChangedException(integration.Path, expected, integration.Hash);
        Copy(TreeOf(attempt), integration.Path);
        return Integration(attempt.Task.Goal);
    }

    public TreeRef Integration(GoalId goal)
    {
        var tree = Path.Combine(root, goal.ToString(), "integration");
        Directory.CreateDirectory(tree);
        return new(tree, Hash(tree));
    }

    public void Archive(AttemptId attempt)
    {
        if (Directory.Exists(TreeOf(attempt))) Directory.Move(TreeOf(attempt), TreeOf(attempt) + ".kept");
    }

    private string TreeOf(AttemptId attempt) =>
        Path.Combine(root, attempt.Task.Goal.ToString(), $"{attempt.Task.Name}-{attempt.Number}");

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to)) Directory.Delete(to, true);
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string Hash(string folder) => TreeDigest.OfFolder(folder, null, CancellationToken.None).ToString();
}
