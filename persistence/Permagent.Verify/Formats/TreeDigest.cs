using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>One hash over a whole folder: paths, kinds and contents. Times, owners and empty folders do not
/// count.</summary>
public static class TreeDigest
{
    /// <summary>Most files of a folder that are hashed: the number at which a tree is too large to work in.</summary>
    public const int FilesMax = 50_000;

    /// <summary>Most bytes of one path, UTF-8.</summary>
    public const int PathBytesMax = 4096;

    private static ReadOnlySpan<byte> Prefix => "permagent/tree/v1\0"u8;

    /// <summary>Hash over a list of files, in any order.</summary>
    /// <exception cref="FormatException">A path occurs twice, is empty, too long, or leaves the tree.</exception>
    public static Digest Of(IEnumerable<TreeFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Prefix);
        byte[]? last = null;
        Span<byte> head = stackalloc byte[5];
        foreach (var (path, file) in files.Select(f => (PathBytes(f.Path), f)).OrderBy(f => f.Item1, ByBytes))
        {
            if (last is not null && path.AsSpan().SequenceEqual(last))
            {
                throw new FormatException($"{file.Path} occurs twice.");
            }

            head[0] = KindByte(file.Kind);
            BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)path.Length);
            hash.AppendData(head);
            hash.AppendData(path);
            hash.AppendData(file.Content.ToArray());
            last = path;
        }

        return new Digest(hash.GetHashAndReset());
    }

    /// <summary>Hash over a folder; <paramref name="excluded"/> gets each path with slashes, null = nothing left
    /// out.</summary>
    public static Digest OfFolder(string folder, Func<string, bool>? excluded, CancellationToken cancellationToken) =>
        Of(Files(folder, excluded, cancellationToken));

    /// <summary>The files and links of a folder with their hashes, sorted by UTF-8 path.</summary>
    /// <exception cref="IOException">A file cannot be read, is neither file nor link, or there are too
    /// many.</exception>
    public static ImmutableArray<TreeFile> Files(
        string folder, Func<string, bool>? excluded, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<TreeFile>();
        Walk(new DirectoryInfo(folder), "", excluded, found, cancellationToken);
        return [.. found.OrderBy(file => Encoding.UTF8.GetBytes(file.Path), ByBytes)];
    }

    private static Comparer<byte[]> ByBytes { get; } =
        Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    private static void Walk(
        DirectoryInfo folder, string path, Func<string, bool>? excluded,
        ImmutableArray<TreeFile>.Builder found, CancellationToken cancellationToken)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = path.Length == 0 ? item.Name : $"{path}/{item.Name}";
            if (excluded?.Invoke(name) == true) continue;
            if (item is DirectoryInfo inner && item.LinkTarget is null)
            {
                Walk(inner, name, excluded, found, cancellationToken);
                continue;
            }

            if (found.Count == FilesMax) throw new IOException($"{folder} holds more than {FilesMax} files.");
            found.Add(Describe(item, name));
        }
    }

    private static TreeFile Describe(FileSystemInfo item, string name)
    {
        if (item.LinkTarget is { } target)
        {
            return new TreeFile(name, TreeFileKind.Link, Digest.Of(Encoding.UTF8.GetBytes(target)));
        }

        if (!OperatingSystem.IsWindows() && !FileKind.IsRegular(item.FullName))
        {
            throw new IOException(
                $"{item.FullName} is a pipe, a socket or a device: it has no content to hash. Take it away.");
        }

        using var content = new FileStream(item.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        var executable = !OperatingSystem.IsWindows() && (item.UnixFileMode & UnixFileMode.UserExecute) != 0;
        return new TreeFile(
            name, executable ? TreeFileKind.Executable : TreeFileKind.File, new Digest(SHA256.HashData(content)));
    }

    private static byte KindByte(TreeFileKind kind) => kind switch
    {
        TreeFileKind.File => (byte)'f',
        TreeFileKind.Executable => (byte)'x',
        TreeFileKind.Link => (byte)'l',
        _ => throw new FormatException($"{kind} is no kind of file."),
    };

    private static byte[] PathBytes(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        var bad = bytes.Length is 0 or > PathBytesMax || path[0] == '/'
            || path.Split('/').Any(part => part is "" or "." or "..") || path.Contains('\0', StringComparison.Ordinal);
        return bad ? throw new FormatException($"{path} is no path inside a tree.") : bytes;
    }
}
