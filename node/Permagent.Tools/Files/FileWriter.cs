using System.Security.Cryptography;
using System.Text;

namespace Permagent.Tools.Files;

/// <summary>Puts whole files in place: write beside, flush, rename, flush the folder. After a crash either the old or
/// the new file is there, whole; a failure leaves no part of the new one.</summary>
/// <remarks>The name of the part file follows from the target's name, so that a redo overwrites what a crash
/// left.</remarks>
internal class FileWriter
{
    private const int BufferBytes = 1 << 16;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Puts bytes in place.</summary>
    public void Put(string path, byte[] content, FileMarks marks)
    {
        using var stream = new MemoryStream(content, writable: false);
        Put(path, stream, Convert.ToHexStringLower(SHA256.HashData(content)), marks);
    }

    /// <summary>Puts a stream's bytes in place, if they have the wanted hash.</summary>
    /// <exception cref="IOException">The disk refuses, or the bytes are others than agreed; nothing was
    /// changed.</exception>
    public void Put(string path, Stream content, string sha256, FileMarks marks)
    {
        var part = PartOf(path);
        File.Delete(part); // Removes a link of that name too, and never what it points at.
        try
        {
            var actual = Fill(part, content);
            if (actual != sha256)
                throw new IOException(
                    $"The bytes for {path} have hash {actual}, agreed was {sha256}: they were changed.");
            if (marks.Mode is { } mode) File.SetUnixFileMode(part, mode);
            if (marks.Changed is { } changed) File.SetLastWriteTimeUtc(part, changed.UtcDateTime);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Removes a file and makes that durable.</summary>
    public virtual void Remove(string path)
    {
        File.Delete(path);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder with its parents.</summary>
    /// <returns>The folders that were made, outermost first.</returns>
    public static ImmutableArray<string> MakeFolders(string folder)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        for (var at = folder; !Directory.Exists(at); at = Path.GetDirectoryName(at)!) missing.Insert(0, at);
        foreach (var one in missing)
        {
            Directory.CreateDirectory(one);
            FlushFolder(Path.GetDirectoryName(one)!);
        }

        return missing.ToImmutable();
    }

    /// <summary>Makes a folder of the state folder: 0700.</summary>
    public static void MakePrivateFolder(string folder) => Directory.CreateDirectory(folder, OwnerOnly);

    /// <summary>Makes names in a folder durable.</summary>
    public static void FlushFolder(string folder)
    {
        using var handle = Native.OpenForReading(folder);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Opens the part file. A test puts a full disk here.</summary>
    protected virtual Stream Create(string path) =>
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);

    private static string PartOf(string path)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path))));
        return Path.Combine(Path.GetDirectoryName(path)!, $".permagent-{name[..16]}.part");
    }

    private string Fill(string part, Stream content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = Create(part);
        var buffer = new byte[BufferBytes];
        for (var length = content.Read(buffer); length > 0; length = content.Read(buffer))
        {
            hash.AppendData(buffer, 0, length);
            target.Write(buffer, 0, length);
        }

        target.Flush();
        if (target is FileStream file) file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
