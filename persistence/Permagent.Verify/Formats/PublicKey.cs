using System.Security.Cryptography;

namespace Permagent.Verify.Formats;

/// <summary>A public key on P-256 that checks signatures.</summary>
public sealed class PublicKey
{
    /// <summary>Most bytes of a key file that is read. A PEM of a P-256 key has 178.</summary>
    public const int PemBytesMax = 4096;

    private const string CurveOid = "1.2.840.10045.3.1.7";
    private const string PemLabel = "PUBLIC KEY";

    private PublicKey(ReadOnlyMemory<byte> spki) => (Spki, Id) = (spki, KeyId.Of(spki.Span));

    /// <summary>DER SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> Spki { get; }

    /// <summary>SHA-256 of <see cref="Spki"/>.</summary>
    public KeyId Id { get; }

    /// <summary>Takes DER SubjectPublicKeyInfo.</summary>
    /// <exception cref="FormatException">Not a P-256 key, or bytes behind it, or not in its one DER form.</exception>
    public static PublicKey FromSpki(ReadOnlyMemory<byte> spki)
    {
        using var key = Import(spki.Span);
        if (!key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(spki.Span))
        {
            throw new FormatException("The public key is not in its DER form.");
        }

        return new PublicKey(spki.ToArray());
    }

    /// <summary>Takes a PEM text with one <c>PUBLIC KEY</c> block.</summary>
    /// <exception cref="FormatException">No such block, or not a P-256 key.</exception>
    public static PublicKey FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Length > PemBytesMax || !PemEncoding.TryFind(pem, out var fields)
            || pem[fields.Label] != PemLabel || !Base64.TryDecode(Packed(pem[fields.Base64Data]), out var spki))
        {
            throw new FormatException("This is no PEM file with one PUBLIC KEY block.");
        }

        return FromSpki(spki);
    }

    /// <summary>True when the DER signature over the bytes was made by this key.</summary>
    public bool Verify(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        using var key = Import(Spki.Span);
        try
        {
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // Bytes that are no DER signature at all: no more valid than a wrong one.
            return false;
        }
    }

    /// <summary>The key as PEM text with a line feed at its end.</summary>
    public string ToPem() => PemEncoding.WriteString(PemLabel, Spki.Span) + "\n";

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static ECDsa Import(ReadOnlySpan<byte> spki)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            var curve = key.ExportParameters(includePrivateParameters: false).Curve;
            if (read != spki.Length || curve.Oid.Value != CurveOid) throw new FormatException("No key on P-256.");
            return key;
        }
        catch (Exception failure) when (failure is CryptographicException or PlatformNotSupportedException)
        {
            // The second one: a point that is not on the curve.
            key.Dispose();
            throw new FormatException("This is no public key.", failure);
        }
        catch (FormatException)
        {
            key.Dispose();
            throw;
        }
    }
}
