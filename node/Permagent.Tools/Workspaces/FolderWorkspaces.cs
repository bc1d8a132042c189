using System.Text.Json;
using Permagent.Actors.Workspaces;
using Permagent.Protocol;
using Permagent.Tools.Files;
using Permagent.Verify.Formats;

namespace Permagent.Tools.Workspaces;

/// <summary>Workspaces as folders: <c>goals/&lt;goal&gt;/integration</c>, <c>attempts</c>, <c>checkouts</c>,
/// <c>archive</c>. Each tree gets its name only when it is whole, so a call cut off by a crash may be
/// repeated.</summary>
internal sealed class FolderWorkspaces(string folder, WorkspaceLimits limits, FileWriter writer) : IWorkspaces
{
    private const int NameMax = 64; // Characters of a task's name, which names a folder: t1 to t99 need few.
    private const int BaseBytesMax = 64 << 20; // Bytes of a tree's list: over 1 KiB for each of 50,000 files.

    /// <inheritdoc/>
    public TreeRef CreateAttempt(AttemptId attempt)
    {
        var from = Integration(attempt.Task.Goal);
        var tree = AttemptTree(attempt);
        FileWriter.MakePrivateFolder(Path.GetDirectoryName(tree)!);
        TreeCopy.Drop(tree);
        new TreeCopy(limits).Copy(from.Path, tree, flush: false);
        var copied = Files(tree);
        // What it came from is kept: the integration tree moves on when other tasks are merged.
        writer.Put(BaseFile(attempt), JsonSerializer.SerializeToUtf8Bytes(copied), FileMarks.Private);
        return new TreeRef(tree, TreeDigest.Of(copied).ToString());
    }

    /// <inheritdoc/>
    public FrozenTree Freeze(AttemptId attempt)
    {
        var tree = Existing(AttemptTree(attempt), attempt);
        var before = Base(attempt);
        var now = Files(tree);
        return new FrozenTree(
            tree, TreeDigest.Of(before).ToString(), TreeDigest.Of(now).ToString(), Changed(before, now));
    }

    /// <inheritdoc/>
    public TreeRef Checkout(AttemptId attempt, string treeHash)
    {
        ArgumentNullException.ThrowIfNull(treeHash);
        if (!Digest.TryParse(treeHash, out _))
            throw new ArgumentException($"'{treeHash}' is no tree digest.", nameof(treeHash));
        var tree = Existing(AttemptTree(attempt), attempt);
        var place = Path.Combine(Checkouts(attempt), treeHash[..16]);
        FileWriter.MakePrivateFolder(Checkouts(attempt));
        TreeCopy.Drop(place);
        new TreeCopy(limits).Copy(tree, place, flush: false);
        var actual = Hash(place);
        if (actual == treeHash) return new TreeRef(place, actual);
        TreeCopy.Drop(place);
        throw new TreeChangedException(tree, treeHash, actual);
    }

    /// <inheritdoc/>
    public TreeRef Merge(AttemptId attempt, string expected, string result)
    {
        var integration = Integration(attempt.Task.Goal);
        if (integration.Hash == result) return integration;
        if (integration.Hash != expected) throw new TreeChangedException(integration.Path, expected, integration.Hash);
        var tree = Existing(AttemptTree(attempt), attempt);
        var next = Next(attempt.Task.Goal);
        TreeCopy.Drop(next);
        new TreeCopy(limits).Copy(tree, next, flush: true);
        var actual = Hash(next);
        if (actual != result)
        {
            TreeCopy.Drop(next);
            throw new TreeChangedException(tree, result, actual);
        }

        // Between the two renames there is no integration tree; Recover then finds the next one whole.
        Directory.Move(integration.Path, Last(attempt.Task.Goal));
        Directory.Move(next, integration.Path);
        FileWriter.FlushFolder(Goal(attempt.Task.Goal));
        TreeCopy.Drop(Last(attempt.Task.Goal));
        return new TreeRef(integration.Path, result);
    }

    /// <inheritdoc/>
    public TreeRef Integration(GoalId goal)
    {
        var tree = Path.Combine(Goal(goal), "integration");
        Recover(goal, tree);
        return new TreeRef(tree, Hash(tree));
    }

    /// <inheritdoc/>
    public void Archive(AttemptId attempt)
    {
        TreeCopy.Drop(Checkouts(attempt));
        var from = Path.GetDirectoryName(AttemptTree(attempt))!;
        if (!Directory.Exists(from)) return; // Archived before, or never made.
        var archive = Path.Combine(Goal(attempt.Task.Goal), "archive");
        FileWriter.MakePrivateFolder(archive);
        var place = Path.Combine(archive, Name(attempt));
        for (var n = 2; Directory.Exists(place); n++) place = Path.Combine(archive, $"{Name(attempt)}-again-{n}");
        Directory.Move(from, place);
    }

    private static string Name(AttemptId attempt)
    {
        var name = attempt.Task.Name;
        var plain = name is { Length: > 0 and <= NameMax }
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
        if (!plain || attempt.Number < 0)
            throw new ArgumentException($"{attempt} cannot name a folder.", nameof(attempt));
        return $"{name}-{attempt.Number}";
    }

    private static string Existing(string tree, AttemptId attempt) => Directory.Exists(tree)
        ? tree
        : throw new DirectoryNotFoundException(
            $"Attempt {attempt} has no tree at {tree}: it was archived or never made.");

    private static ImmutableArray<TreeFile> Files(string tree)
    {
        TreeCopy.RefuseOdd(new DirectoryInfo(tree));
        return TreeDigest.Files(tree, null, CancellationToken.None);
    }

    private static string Hash(string tree) => TreeDigest.Of(Files(tree)).ToString();

    private static ImmutableArray<string> Changed(IEnumerable<TreeFile> before, IEnumerable<TreeFile> now)
    {
        var left = before.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var changed = now.Where(file => !left.Remove(file.Path, out var old) || old != file).Select(file => file.Path);
        return [.. changed.ToList().Concat(left.Keys).Order(StringComparer.Ordinal)];
    }

    private void Recover(GoalId goal, string tree)
    {
        FileWriter.MakePrivateFolder(Goal(goal));
        var (next, last) = (Next(goal), Last(goal));
        if (!Directory.Exists(tree))
        {
            if (Directory.Exists(last) && Directory.Exists(next)) Directory.Move(next, tree);
            else if (Directory.Exists(last)) Directory.Move(last, tree);
            else FileWriter.MakePrivateFolder(tree);
        }

        TreeCopy.Drop(next);
        TreeCopy.Drop(last);
    }

    private ImmutableArray<TreeFile> Base(AttemptId attempt)
    {
        try
        {
            var files = JsonSerializer.Deserialize<ImmutableArray<TreeFile>?>(
                SafeFile.ReadAll(BaseFile(attempt), BaseBytesMax));
            return files ?? throw new JsonException("It holds no list.");
        }
        catch (JsonException damaged)
        {
            throw new IOException($"{BaseFile(attempt)} is damaged; the attempt has to start anew.", damaged);
        }
    }

    private string Goal(GoalId goal) => Path.Combine(folder, "goals", goal.ToString());

    private string Next(GoalId goal) => Path.Combine(Goal(goal), ".next");

    private string Last(GoalId goal) => Path.Combine(Goal(goal), ".last");

    private string AttemptTree(AttemptId attempt) =>
        Path.Combine(Goal(attempt.Task.Goal), "attempts", Name(attempt), "tree");

    private string BaseFile(AttemptId attempt) =>
        Path.Combine(Goal(attempt.Task.Goal), "attempts", Name(attempt), "base.json");

    private string Checkouts(AttemptId attempt) => Path.Combine(Goal(attempt.Task.Goal), "checkouts", Name(attempt));
}
