using Permagent.Actors.Gate;
using Permagent.Actors.Tools;
using Permagent.Tools.Files;

namespace Permagent.Tools.Undo;

/// <summary>Changes several of the user's files, all or none: originals are kept first, each file is put in place
/// whole, and a failure on the way takes back what was done.</summary>
internal sealed class ChangeSet(UndoStore store, FileWriter writer)
{
    /// <summary>Carries the changes out. Files that already hold the result count as done, so that it may be
    /// repeated.</summary>
    public ToolResult Apply(EffectPermit permit, IReadOnlyList<FileChange> changes, Func<string> done)
    {
        var finished = new List<FileChange>();
        UndoRecord? record = null;
        try
        {
            if (changes.FirstOrDefault(IsDrifted) is { } drifted) return Drift(drifted.Path);
            record = store.Keep(permit.Undo, permit.Digest, permit.Plan.What, changes);
            foreach (var change in changes.Where(change => SafeFile.HashOrEmpty(change.Path) != change.After))
            {
                // Looked at again right before: a person may be editing while many files are landed.
                if (IsDrifted(change)) return TakeBack(record, finished, Drift(change.Path));
                finished.Add(change);
                Make(change);
            }

            if (changes.FirstOrDefault(c => SafeFile.HashOrEmpty(c.Path) != c.After) is { } wrong)
                return TakeBack(record, finished, Drift(wrong.Path));
            return new(true, "", done(), [.. changes.Select(c => new ActionTarget(c.Path, c.Before, c.After))]);
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            var failed = IoWords.Failed(failure);
            return record is null ? failed : TakeBack(record, finished, failed);
        }
    }

    private static bool IsDrifted(FileChange change)
    {
        var now = SafeFile.HashOrEmpty(change.Path);
        return now != change.Before && now != change.After;
    }

    private static ToolResult Drift(string path) => ToolResult.Failed(
        "drift", $"{path} was changed after this was planned, so it is not touched. Ask again.");

    private void Make(FileChange change)
    {
        if (change.Open is null)
        {
            writer.Remove(change.Path);
            return;
        }

        FileWriter.MakeFolders(Path.GetDirectoryName(change.Path)!);
        using var content = change.Open();
        writer.Put(change.Path, content, change.After, change.Marks);
    }

    private ToolResult TakeBack(UndoRecord record, List<FileChange> finished, ToolResult failed)
    {
        var stuck = new List<string>();
        foreach (var change in finished.AsEnumerable().Reverse())
        {
            try
            {
                Restore(record, change);
            }
            catch (Exception failure) when (IoWords.IsIo(failure))
            {
                stuck.Add($"{change.Path} ({IoWords.Of(failure)})");
            }
        }

        RemoveFolders(record.Folders);
        return stuck.Count == 0
            ? failed with { Text = failed.Text + " What was already changed was put back." }
            : failed with { Text = $"{failed.Text} Could not put back: {string.Join(", ", stuck)}. "
                + $"The originals are kept as {record.Id}." };
    }

    private void Restore(UndoRecord record, FileChange change)
    {
        if (SafeFile.HashOrEmpty(change.Path) != change.After) return; // It was not made, or a person changed it since.
        var kept = record.Files.First(file => file.Path == change.Path);
        if (kept.Before.Length == 0)
        {
            writer.Remove(change.Path);
            return;
        }

        using var original = store.OpenOriginal(record, kept);
        writer.Put(change.Path, original, kept.Before, new((UnixFileMode?)kept.Mode, kept.Changed));
    }

    /// <summary>Removes folders that an effect made, innermost first, where nothing else lies in them by
    /// now.</summary>
    public static void RemoveFolders(ImmutableArray<string> folders)
    {
        foreach (var folder in folders.Reverse())
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }
}
