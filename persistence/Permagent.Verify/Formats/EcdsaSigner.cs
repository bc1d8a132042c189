using System.Security.Cryptography;

namespace Permagent.Verify.Formats;

/// <summary>Signs with a P-256 key in memory. The key stays the caller's: who made it disposes of it.</summary>
public sealed class EcdsaSigner : ISigner
{
    private readonly ECDsa _key;
    private readonly Lock _one = new();

    /// <summary>Takes a key with its private part.</summary>
    /// <exception cref="FormatException">The key is not on P-256.</exception>
    public EcdsaSigner(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
        Spki = PublicKey.FromSpki(key.ExportSubjectPublicKeyInfo()).Spki;
    }

    /// <inheritdoc />
    public string AlgorithmId => Algorithms.EcdsaP256;

    /// <inheritdoc />
    public KeyId KeyId => KeyId.Of(Spki.Span);

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Spki { get; }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Sign(ReadOnlySpan<byte> bytes)
    {
        // A key object must not be used by two threads at once.
        lock (_one) return _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
