using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>A C2SP signed note: text that ends with a line feed, an empty line, signature lines.</summary>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    /// <summary>Most bytes of one note that is read. A checkpoint with 16 signatures has under 4 KiB.</summary>
    public const int NoteBytesMax = 16 * 1024;

    /// <summary>Most signature lines that are read.</summary>
    public const int SignaturesMax = 16;

    /// <summary>Type byte of an ECDSA signature with a P-256 key.</summary>
    internal const byte EcdsaType = 0x02;

    private const string SignatureStart = "\u2014 ";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Signs a text under a key name.</summary>
    public static SignedNote Sign(string text, string keyName, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signer);
        if (!text.EndsWith('\n')) throw new ArgumentException("A note ends with a line feed.", nameof(text));
        var id = signer.KeyId.Value.ToArray().AsSpan(0, 4);
        var value = (byte[])[.. id, .. signer.Sign(Strict.GetBytes(text)).Span];
        return new SignedNote(text, [new NoteSignature(keyName, value)]);
    }

    /// <summary>Reads a note.</summary>
    /// <exception cref="FormatException">Not a note by the C2SP rules.</exception>
    public static SignedNote Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > NoteBytesMax) throw new FormatException($"A note has at most {NoteBytesMax} bytes.");
        var all = Decoded(bytes);
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 1 || !all.EndsWith('\n')) throw new FormatException("A note is text, a gap and signatures.");
        if (all.Any(c => c < ' ' && c != '\n')) throw new FormatException("A note holds no control characters.");
        var lines = all[(split + 2)..].Split('\n')[..^1];
        if (lines.Length is 0 or > SignaturesMax)
        {
            throw new FormatException($"A note has 1 to {SignaturesMax} signatures.");
        }

        return new SignedNote(all[..(split + 1)], [.. lines.Select(ReadLine)]);
    }

    /// <summary>The note as text.</summary>
    public string Write() => $"{Text}\n{string.Concat(Signatures.Select(WriteLine))}";

    /// <summary>The DER signature of a key under a name; null when the note has none that verifies.</summary>
    public ReadOnlyMemory<byte>? SignatureOf(string keyName, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var id = key.Id.Value.ToArray().AsMemory(0, 4);
        var signed = Strict.GetBytes(Text);
        foreach (var line in Signatures.Where(s => s.Name == keyName && s.Value.Length > 4))
        {
            var ours = line.Value.Span[..4].SequenceEqual(id.Span);
            if (ours && key.Verify(signed, line.Value.Span[4..])) return line.Value[4..];
        }

        return null;
    }

    /// <summary>The key in C2SP form: name, hex id and base64 of type byte and key, joined by plus signs.</summary>
    public static string Vkey(string keyName, ReadOnlySpan<byte> spki)
    {
        var id = Convert.ToHexStringLower(KeyId.Of(spki).Value.ToArray().AsSpan(0, 4));
        return $"{keyName}+{id}+{Base64.Encode([EcdsaType, .. spki])}";
    }

    private static string Decoded(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw new FormatException("A note is UTF-8.", failure);
        }
    }

    private static string WriteLine(NoteSignature line) =>
        $"{SignatureStart}{line.Name} {Base64.Encode(line.Value.Span)}\n";

    private static NoteSignature ReadLine(string line)
    {
        var parts = line.Split(' ');
        var good = parts.Length == 3 && parts[0] == SignatureStart[..1] && parts[1].Length > 0
            && !parts[1].Contains('+', StringComparison.Ordinal);
        if (!good || !Base64.TryDecode(parts[2], out var value) || value.Length < 5)
        {
            throw new FormatException("A signature line is a dash, a key name and base64.");
        }

        return new NoteSignature(parts[1], value);
    }
}
