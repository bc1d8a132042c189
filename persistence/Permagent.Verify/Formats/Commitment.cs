using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Permagent.Verify.Formats;

/// <summary>A promise about content that says nothing of it: a salted hash. Without the salt the content cannot be
/// guessed.</summary>
public static class Commitment
{
    /// <summary>Bytes of one salt.</summary>
    public const int SaltLength = 32;

    private static ReadOnlySpan<byte> Prefix => "permagent/commit/v1\0"u8;

    /// <summary>SHA-256 over prefix, salt, length and payload.</summary>
    /// <exception cref="ArgumentException">The salt is not 32 bytes long.</exception>
    public static Digest Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        if (salt.Length != SaltLength) throw new ArgumentException("A salt has 32 bytes.", nameof(salt));
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)payload.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Prefix);
        hash.AppendData(salt);
        hash.AppendData(length);
        hash.AppendData(payload);
        return new Digest(hash.GetHashAndReset());
    }
}
