using System.Buffers;

namespace Permagent.Verify.Formats;

/// <summary>Name of a node for ever: base32 of the first 15 bytes of SHA-256 over its first node key, 24
/// characters.</summary>
public readonly record struct NodeId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdBytes = 15;
    private const int IdChars = 24;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private NodeId(string value) => Value = value;

    /// <summary>The 24 characters.</summary>
    public string Value { get; }

    /// <summary>The id that belongs to a node's first key, given as DER SubjectPublicKeyInfo.</summary>
    public static NodeId Of(ReadOnlySpan<byte> spki)
    {
        var bytes = Digest.Of(spki).ToArray().AsSpan(0, IdBytes);
        return new NodeId(string.Create(IdChars, bytes, static (chars, source) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = Alphabet[FiveBits(source, i * 5)];
        }));
    }

    /// <summary>Reads the 24 characters.</summary>
    /// <exception cref="FormatException">Something else was given.</exception>
    public static NodeId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var good = text.Length == IdChars && !text.AsSpan().ContainsAnyExcept(Letters);
        return good ? new NodeId(text) : throw new FormatException("A node id is 24 characters of a-z and 2-7.");
    }

    /// <summary>The 24 characters.</summary>
    public override string ToString() => Value ?? "";

    private static int FiveBits(ReadOnlySpan<byte> source, int bit)
    {
        var next = bit / 8 + 1 < source.Length ? source[bit / 8 + 1] : 0;
        var window = (source[bit / 8] << 8) | next;
        return (window >> (11 - bit % 8)) & 31;
    }
}
