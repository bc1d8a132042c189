namespace Permagent.Verify.Statements;

/// <summary>A public key and what it is for: role (<see cref="KeyRoles"/>), algorithm, SubjectPublicKeyInfo in
/// base64.</summary>
public sealed record KeyEventKey(string Role, string Alg, string Spki)
{
    /// <summary>Describes the public part of a signer.</summary>
    public static KeyEventKey Of(string role, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new KeyEventKey(role, signer.AlgorithmId, Base64.Encode(signer.Spki.Span));
    }

    /// <summary>The key itself.</summary>
    /// <exception cref="FormatException">Another algorithm, or not a key.</exception>
    public PublicKey ToKey() => Alg == Algorithms.EcdsaP256
        ? PublicKey.FromSpki(SpkiBytes())
        : throw new FormatException($"Algorithm {Alg}; a key of a node has {Algorithms.EcdsaP256}.");

    internal ReadOnlyMemory<byte> SpkiBytes() =>
        Base64.TryDecode(Spki, out var bytes) ? bytes : throw new FormatException("A key is not canonical base64.");
}
