namespace Permagent.Verify.Formats;

/// <summary>Something that holds a private key and signs with it: a file key, a passphrase key or an enclave.</summary>
public interface ISigner
{
    /// <summary>Algorithm id as written in every signed structure, for example <see
    /// cref="Algorithms.EcdsaP256"/>.</summary>
    string AlgorithmId { get; }

    /// <summary>SHA-256 of <see cref="Spki"/>.</summary>
    KeyId KeyId { get; }

    /// <summary>The public key, DER SubjectPublicKeyInfo.</summary>
    ReadOnlyMemory<byte> Spki { get; }

    /// <summary>Signs the exact bytes; the result is DER. Two calls give two different signatures.</summary>
    ReadOnlyMemory<byte> Sign(ReadOnlySpan<byte> bytes);
}
