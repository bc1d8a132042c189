using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Permagent.Tools.Files;

/// <summary>Reads regular files, and only those: no links, pipes, sockets or devices, and never more than asked
/// for.</summary>
internal static class SafeFile
{
    /// <summary>Most bytes of one file that tools and checks take in: 50 MiB, more is no document.</summary>
    public const long BytesMax = 50L << 20;

    /// <summary>Opens a regular file; its last path part is not followed when it is a link.</summary>
    /// <exception cref="IOException">Not there, not regular, or not readable; the message says which.</exception>
    public static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"{path} is a folder, not a file.");
        SafeFileHandle? handle = Native.OpenForReading(path);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            handle = null;
            // Pipes, sockets and terminals cannot seek; opened without waiting, they are told by that.
            if (!stream.CanSeek) throw new IOException($"{path} is no regular file.");
            var opened = stream;
            stream = null;
            return opened;
        }
        finally
        {
            stream?.Dispose();
            handle?.Dispose();
        }
    }

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="IOException">As <see cref="OpenRead"/>, or larger than <paramref name="bytesMax"/>.</exception>
    public static byte[] ReadAll(string path, long bytesMax)
    {
        using var stream = OpenRead(path);
        if (stream.Length > bytesMax)
            throw new IOException($"{path} has {stream.Length} bytes; at most {bytesMax} are read.");
        var content = new byte[stream.Length];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length == content.Length ? content : content[..length];
    }

    /// <summary>Hex SHA-256 of a file's bytes.</summary>
    public static string Hash(string path)
    {
        using var stream = OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Hex SHA-256, or empty when nothing is there.</summary>
    /// <exception cref="IOException">Something is there that is no regular file.</exception>
    public static string HashOrEmpty(string path)
    {
        if (!Exists(path)) return "";
        return Hash(path);
    }

    /// <summary>True when anything has this name, a dangling link too.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
