using Permagent.Tools.Files;

namespace Permagent.Tools.Workspaces;

/// <summary>Copies a tree; on disks that can, the system clones blocks. Links are copied as links.</summary>
internal sealed class TreeCopy(WorkspaceLimits limits)
{
    private long _bytes;
    private int _files;

    /// <summary>Makes <paramref name="to"/> a copy of <paramref name="from"/>, whole or not at all.</summary>
    /// <param name="from">The tree.</param>
    /// <param name="to">A path where nothing is.</param>
    /// <param name="flush">True: every byte is on disk before the copy gets its name.</param>
    /// <exception cref="IOException">Too large, or the disk refuses; nothing is left of it.</exception>
    public void Copy(string from, string to, bool flush)
    {
        var part = PartOf(to);
        Delete(part);
        (_bytes, _files) = (0, 0);
        try
        {
            Folder(new DirectoryInfo(from), part, flush);
            Directory.Move(part, to);
        }
        catch
        {
            Delete(part);
            throw;
        }

        if (flush) FileWriter.FlushFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Removes a tree in a way that leaves no half tree under its name.</summary>
    public static void Drop(string tree)
    {
        var part = PartOf(tree);
        Delete(part);
        if (!Directory.Exists(tree)) return;
        Directory.Move(tree, part);
        Delete(part);
    }

    /// <summary>Refuses pipes, sockets and devices in a tree: hashing one would wait for ever. They have no length, so
    /// only empty files need to be opened.</summary>
    public static void RefuseOdd(DirectoryInfo tree)
    {
        foreach (var entry in tree.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null) continue;
            if (entry is DirectoryInfo folder) RefuseOdd(folder);
            else if (((FileInfo)entry).Length == 0) SafeFile.OpenRead(entry.FullName).Dispose();
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static string PartOf(string tree) =>
        Path.Combine(Path.GetDirectoryName(tree)!, $".part-{Path.GetFileName(tree)}");

    private void Folder(DirectoryInfo from, string to, bool flush)
    {
        FileWriter.MakePrivateFolder(to);
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link) File.CreateSymbolicLink(target, link);
            else if (entry is DirectoryInfo folder) Folder(folder, target, flush);
            else One((FileInfo)entry, target, flush);
        }

        if (flush) FileWriter.FlushFolder(to);
    }

    private void One(FileInfo file, string target, bool flush)
    {
        _bytes += file.Length;
        if (++_files > limits.FilesMax || _bytes > limits.BytesMax)
        {
            throw new IOException(
                $"The workspace holds more than {limits.FilesMax} files or {limits.BytesMax} bytes, "
                + "too much to work on in copies. Name a smaller folder.");
        }

        using (SafeFile.OpenRead(file.FullName))
        {
            // Opened once to refuse pipes and devices, on which a copy would wait for ever.
            File.Copy(file.FullName, target);
        }

        if (!flush) return;
        using var handle = Native.OpenForReading(target);
        RandomAccess.FlushToDisk(handle);
    }
}
