using System.Security.Cryptography;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger.Blobs;

/// <summary>Files under <c>blobs/</c>: "PGB1", algorithm byte, nonce, AES-256-GCM text, tag. Their keys are in the
/// database.</summary>
internal sealed class BlobStore(string folder, RandomNumberGenerator secrets)
{
    private const byte Aes256Gcm = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;

    private static ReadOnlySpan<byte> Mark => "PGB1"u8;

    private static int HeadLength => Mark.Length + 1 + NonceLength;

    /// <summary>Writes the file of some content, durable; the key that opens it.</summary>
    public byte[] Write(Digest name, ReadOnlySpan<byte> content)
    {
        var key = LedgerOpening.RandomBytes(secrets, KeyLength);
        var file = new byte[HeadLength + content.Length + TagLength];
        var rest = file.AsSpan(HeadLength);
        Mark.CopyTo(file);
        file[Mark.Length] = Aes256Gcm;
        var nonce = file.AsSpan(Mark.Length + 1, NonceLength);
        secrets.GetBytes(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, content, rest[..content.Length], rest[content.Length..]);
        DurableFile.Write(PathOf(name), file);
        return key;
    }

    /// <summary>Reads content back and hashes it again; null = the file is gone.</summary>
    /// <exception cref="FormatException">The file is not what was written.</exception>
    public byte[]? Read(Digest name, byte[] key, long length)
    {
        var path = PathOf(name);
        if (!File.Exists(path)) return null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length != HeadLength + length + TagLength) throw new FormatException($"Blob {name} is damaged.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Open(name, key, file);
    }

    private static byte[] Open(Digest name, byte[] key, ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Mark) || file[Mark.Length] != Aes256Gcm) throw new FormatException($"{name} is no blob.");
        var content = new byte[file.Length - HeadLength - TagLength];
        try
        {
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(
                file.Slice(Mark.Length + 1, NonceLength), file[HeadLength..^TagLength], file[^TagLength..], content);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new FormatException($"Blob {name} is damaged.", failure);
        }

        return Digest.Of(content) == name ? content : throw new FormatException($"Blob {name} holds other content.");
    }

    private string PathOf(Digest name)
    {
        var text = name.ToString();
        return Path.Combine(folder, text[..2], text[2..]);
    }
}
