namespace Permagent.Verify.Formats;

/// <summary>Name of a public key: SHA-256 of its DER SubjectPublicKeyInfo.</summary>
public readonly record struct KeyId(Digest Value)
{
    /// <summary>The id of a key given as DER SubjectPublicKeyInfo.</summary>
    public static KeyId Of(ReadOnlySpan<byte> spki) => new(Digest.Of(spki));

    /// <summary>Reads 64 lower-case hex digits.</summary>
    /// <exception cref="FormatException">Something else was given.</exception>
    public static KeyId Parse(string hex) => new(Digest.Parse(hex));

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString() => Value.ToString();
}
