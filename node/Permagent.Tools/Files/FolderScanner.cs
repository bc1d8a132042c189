namespace Permagent.Tools.Files;

/// <summary>Walks a folder in a fixed order. Links are not followed, so that no loop and nothing outside is met;
/// secrets and the agent's own state are not even counted as files.</summary>
internal sealed class FolderScanner(ScanLimits limits, string stateFolder)
{
    private static readonly HashSet<string> Machinery = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", "node_modules", ".venv", "__pycache__",
    };

    private static readonly EnumerationOptions Flat = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly ImmutableArray<ScannedFile>.Builder _files = ImmutableArray.CreateBuilder<ScannedFile>();
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private int _entries;
    private int _folders;

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="IOException">The folder itself is not there or cannot be read.</exception>
    public static FolderScan Scan(
        string root, ScanLimits limits, string stateFolder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"{root} is no folder.");
        var scanner = new FolderScanner(limits, RealPath.IsWithin(root, stateFolder) ? "" : stateFolder);
        _ = Entries(root);
        scanner.Walk(root, "", 0, cancellationToken);
        return new FolderScan(
            root, [.. scanner._files.OrderBy(file => file.Path, StringComparer.Ordinal)], scanner._folders,
            SafeFile.Exists(Path.Combine(root, ".git")),
            scanner._leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static FileSystemInfo[] Entries(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Flat).OrderBy(e => e.Name, StringComparer.Ordinal)];

    private void Walk(string folder, string path, int depth, CancellationToken cancellationToken)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = Entries(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LeaveOut("unreadable folder");
            return;
        }

        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++_entries > limits.EntriesMax)
            {
                LeaveOut("not looked at, folder too large");
                return;
            }

            Take(entry, path.Length == 0 ? entry.Name : $"{path}/{entry.Name}", depth, cancellationToken);
        }
    }

    private void Take(FileSystemInfo entry, string path, int depth, CancellationToken cancellationToken)
    {
        if (entry.LinkTarget is not null) LeaveOut("link");
        else if (Machinery.Contains(entry.Name)) LeaveOut($"{entry.Name} folder");
        else if (SecretFiles.IsSecret(path)) LeaveOut("secret");
        else if (entry.Name.Any(IsOdd)) LeaveOut("odd name");
        else if (stateFolder.Length > 0 && RealPath.IsWithin(entry.FullName, stateFolder))
            LeaveOut("Permagent's own state");
        else if (entry is DirectoryInfo && depth >= limits.DepthMax) LeaveOut("too deep");
        else if (entry is DirectoryInfo)
        {
            _folders++;
            Walk(entry.FullName, path, depth + 1, cancellationToken);
        }
        else if (_files.Count >= limits.FilesMax) LeaveOut($"over {limits.FilesMax} files");
        else Add((FileInfo)entry, path);
    }

    // Names with control characters cannot be cited on one line; U+FFFD stands for bytes that are no UTF-8, and such a
    // file cannot be opened by that name.
    private static bool IsOdd(char letter) => char.IsControl(letter) || letter == '\uFFFD';

    private void Add(FileInfo file, string path)
    {
        try
        {
            _files.Add(new ScannedFile(path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));
        }
        catch (IOException)
        {
            LeaveOut("unreadable"); // It went away between listing and looking.
        }
    }

    private void LeaveOut(string reason) => _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
}
