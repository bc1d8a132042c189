using System.Globalization;
using System.Text;

namespace Permagent.Brain.Ingest;

/// <summary>Finds the files of a folder that may be read. Links are never followed, so it cannot leave the
/// folder or run
/// in a circle.</summary>
internal sealed class FolderWalk(IngestRequest request, LeftOut leftOut)
{
    private static readonly string[] IgnoreFiles = [".gitignore", ".ignore"];
    private readonly List<FoundFile> _found = [];
    private int _entries;

    /// <summary>The files, newest first, then by path.</summary>
    public List<FoundFile> Walk(CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(request.Root);
        if (File.Exists(root)) AddFile(new FileInfo(root), Path.GetFileName(root), []);
        else WalkFolder(new DirectoryInfo(root), "", [], 0, cancellationToken);
        _found.Sort((left, right) => left.Modified != right.Modified
            ? right.Modified.CompareTo(left.Modified)
            : string.CompareOrdinal(left.Relative, right.Relative));
        return CutToLimits();
    }

    private void WalkFolder(
        DirectoryInfo folder, string relative, ImmutableArray<IgnoreRules> rules, int depth,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > IngestLimits.DepthMax)
        {
            leftOut.Add(relative, LeftOutReason.TooDeep);
            return;
        }

        foreach (var name in IgnoreFiles)
            if (ReadRules(Path.Combine(folder.FullName, name), relative) is { } more) rules = rules.Add(more);
        foreach (var entry in Entries(folder, relative))
        {
            if (++_entries > IngestLimits.EntriesMax)
            {
                leftOut.Add(relative + entry.Name, LeftOutReason.OverLimit);
                return;
            }

            var path = relative + entry.Name;
            if (entry.LinkTarget is not null) leftOut.Add(path, LeftOutReason.Link, entry.LinkTarget);
            else if (entry is FileInfo file) AddFile(file, path, rules);
            else if (NeverRead.IsFolder(entry.Name)) leftOut.Add(path + "/", LeftOutReason.Private);
            else if (IsIgnored(path, true, rules)) leftOut.Add(path + "/", LeftOutReason.Ignored);
            else WalkFolder((DirectoryInfo)entry, path + "/", rules, depth + 1, cancellationToken);
        }
    }

    private void AddFile(FileInfo file, string path, ImmutableArray<IgnoreRules> rules)
    {
        if (NeverRead.IsSecret(file.Name))
        {
            leftOut.Add(path, LeftOutReason.Secret);
        }
        else if (IsIgnored(path, false, rules))
        {
            leftOut.Add(path, LeftOutReason.Ignored);
        }
        else if (file.Length > request.FileBytesMax)
        {
            leftOut.Add(path, LeftOutReason.TooLarge, string.Create(
                CultureInfo.InvariantCulture, $"{file.Length} bytes, at most {request.FileBytesMax}"));
        }
        else
        {
            _found.Add(new(file.FullName, path, file.Length, Instant.From(file.LastWriteTimeUtc)));
        }
    }

    private FileSystemInfo[] Entries(DirectoryInfo folder, string relative)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            leftOut.Add(relative.Length == 0 ? "./" : relative, LeftOutReason.Unreadable, failure.Message);
            return [];
        }
    }

    private static IgnoreRules? ReadRules(string path, string relative)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > IngestLimits.IgnoreFileBytesMax)
                return null;
            return IgnoreRules.Parse(relative, File.ReadAllText(path, Encoding.UTF8));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The ignore file itself is met as an entry and counted there if it cannot be read.
            return null;
        }
    }

    // The rule nearest to the file decides.
    private static bool IsIgnored(string path, bool isFolder, ImmutableArray<IgnoreRules> rules)
    {
        for (var i = rules.Length - 1; i >= 0; i--)
            if (rules[i].Ignores(path, isFolder) is { } answer) return answer;
        return false;
    }

    private List<FoundFile> CutToLimits()
    {
        var kept = new List<FoundFile>();
        long bytes = 0;
        foreach (var file in _found)
        {
            if (kept.Count >= request.FilesMax || bytes + file.Bytes > request.TotalBytesMax)
            {
                leftOut.Add(file.Relative, LeftOutReason.OverLimit);
                continue;
            }

            bytes += file.Bytes;
            kept.Add(file);
        }

        return kept;
    }
}
