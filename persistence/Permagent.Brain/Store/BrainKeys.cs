using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Brain.Store;

/// <summary>Makes ids: the first 16 bytes of HMAC-SHA-256 under this Brain's key over a kind and
/// length-prefixed fields.
/// Stable when the same thing is read again, and not to be guessed from the text.</summary>
/// <param name="key">32 bytes.</param>
internal sealed class BrainKeys(ReadOnlyMemory<byte> key)
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>The id of a kind with fields.</summary>
    public Key128 Id(string kind, params ReadOnlySpan<string> fields)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, Message(kind, fields), mac);
        return Key128.From(mac);
    }

    /// <summary>Tells whether a database belongs to this key, without giving it away.</summary>
    public string Check() => Id("key check").ToString();

    private static byte[] Message(string kind, ReadOnlySpan<string> fields)
    {
        var size = 4 + Encoding.UTF8.GetByteCount(kind);
        foreach (var field in fields) size += 4 + Encoding.UTF8.GetByteCount(field);
        var message = new byte[size];
        var at = Put(message, 0, kind);
        foreach (var field in fields) at = Put(message, at, field);
        return message;
    }

    private static int Put(byte[] message, int at, string field)
    {
        var length = Encoding.UTF8.GetBytes(field, message.AsSpan(at + 4));
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(at), length);
        return at + 4 + length;
    }
}
