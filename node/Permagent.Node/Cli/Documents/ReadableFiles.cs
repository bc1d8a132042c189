namespace Permagent.Node.Cli.Documents;

/// <summary>A readable document of a folder.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Relative">Path within the folder, with <c>/</c>.</param>
/// <param name="Bytes">Size.</param>
internal sealed record ReadableFile(string Path, string Relative, long Bytes);

/// <summary>The documents of a folder in a fixed order, and what was left out by reason.</summary>
internal sealed record ReadableSet(IReadOnlyList<ReadableFile> Files, IReadOnlyDictionary<string, int> LeftOut);

/// <summary>Finds the documents that a trial may copy and a question may come from: text only, never secrets, never
/// through links. The node's own reading has the same rules and decides for itself.</summary>
internal static class ReadableFiles
{
    /// <summary>Most files of one folder: 5,000, as in the first run (experience.md section 3).</summary>
    public const int FilesMax = 5000;

    /// <summary>Most bytes of one file: 1 MB; larger ones are data, not documents.</summary>
    public const long FileBytesMax = 1_000_000;

    /// <summary>Most bytes in all: 200 MB.</summary>
    public const long AllBytesMax = 200_000_000;

    /// <summary>Most files and folders that are looked at: a larger folder is not looked through twice.</summary>
    public const int EntriesMax = 50_000;

    /// <summary>Deepest folder that is looked into; deeper trees are generated, not written.</summary>
    public const int DepthMax = 32;

    private const int ProbeBytes = 8192;

    private static readonly HashSet<string> Extensions =
        new([".md", ".markdown", ".txt", ".text", ".org", ".rst"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> NeverFolders = new(
        [".ssh", ".gnupg", ".git", ".hg", ".svn", "node_modules", "bin", "obj", "artifacts"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks through the folder; only through <paramref name="parts"/> of it when given.</summary>
    public static ReadableSet Find(string folder, IReadOnlyList<string>? parts, CancellationToken cancellationToken)
    {
        var walk = new Walk(folder, cancellationToken);
        foreach (var part in parts ?? [""])
        {
            var path = Path.Combine(folder, part);
            if (File.Exists(path)) walk.AddFile(new FileInfo(path));
            else if (Directory.Exists(path)) walk.AddFolder(new DirectoryInfo(path), 0);
        }

        return walk.Result();
    }

    private sealed class Walk(string root, CancellationToken cancellationToken)
    {
        private readonly List<ReadableFile> _files = [];
        private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
        private long _bytes;
        private int _entries;

        public ReadableSet Result()
        {
            _files.Sort((a, b) => string.CompareOrdinal(a.Relative, b.Relative));
            return new(_files, _leftOut);
        }

        public void AddFolder(DirectoryInfo folder, int depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (depth > DepthMax)
            {
                LeaveOut("too deep");
                return;
            }

            foreach (var item in Items(folder))
            {
                if (++_entries > EntriesMax)
                {
                    LeaveOut("over the limit");
                    return;
                }

                if (item.LinkTarget is not null) LeaveOut("link");
                else if (item is FileInfo file) AddFile(file);
                else if (NeverFolders.Contains(item.Name) || item.Name.StartsWith('.')) LeaveOut("never read");
                else AddFolder((DirectoryInfo)item, depth + 1);
            }
        }

        public void AddFile(FileInfo file)
        {
            if (Refusal(file) is { } reason)
            {
                LeaveOut(reason);
                return;
            }

            _bytes += file.Length;
            var relative = Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            _files.Add(new(file.FullName, relative, file.Length));
        }

        private string? Refusal(FileInfo file)
        {
            if (file.LinkTarget is not null) return "link";
            if (file.Name.StartsWith('.')) return "never read";
            if (!Extensions.Contains(file.Extension)) return "not a document";
            // Pipes and devices have no length either; to open one would wait for ever.
            if (file.Length == 0) return "empty";
            if (file.Length > FileBytesMax) return "too large";
            if (_files.Count >= FilesMax || _bytes + file.Length > AllBytesMax) return "over the limit";
            return IsText(file);
        }

        private void LeaveOut(string reason) => _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;

        private IEnumerable<FileSystemInfo> Items(DirectoryInfo folder)
        {
            try
            {
                return folder.GetFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal);
            }
            catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
            {
                LeaveOut("unreadable");
                return [];
            }
        }

        private static string? IsText(FileInfo file)
        {
            try
            {
                using var stream = file.OpenRead();
                var probe = new byte[ProbeBytes];
                var length = stream.ReadAtLeast(probe, probe.Length, throwOnEndOfStream: false);
                return probe.AsSpan(0, length).Contains((byte)0) ? "binary" : null;
            }
            catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
            {
                return "unreadable";
            }
        }
    }
}
