using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Permagent.Brain;

/// <summary>The 16 bytes of an id, shown as 26 letters and digits (base32 of RFC 4648, no padding).</summary>
/// <param name="High">The first 8 bytes, big-endian.</param>
/// <param name="Low">The last 8 bytes, big-endian.</param>
public readonly record struct Key128(ulong High, ulong Low) : IComparable<Key128>
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BytesCount = 16;
    private const int TextLength = 26;

    /// <summary>The id held in the first 16 bytes.</summary>
    public static Key128 From(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Reads the shown form; letter case does not matter.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Key128 key)
    {
        key = default;
        if (text is null || text.Length != TextLength) return false;
        UInt128 value = 0;
        for (var i = 0; i < TextLength; i++)
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(text[i]), StringComparison.Ordinal);
            if (digit < 0) return false;

            // 26 digits are 130 bits: the last one carries 3 bits and two zeros.
            if (i == TextLength - 1)
            {
                if ((digit & 3) != 0) return false;
                value = (value << 3) | (UInt128)(digit >> 2);
            }
            else
            {
                value = (value << 5) | (UInt128)digit;
            }
        }

        key = new((ulong)(value >> 64), (ulong)value);
        return true;
    }

    /// <summary>The 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[BytesCount];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(Key128 other) =>
        High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>26 characters.</summary>
    public override string ToString() => string.Create(TextLength, this, static (text, key) =>
    {
        var value = new UInt128(key.High, key.Low);
        text[TextLength - 1] = Alphabet[(int)(value & 7) << 2];
        value >>= 3;
        for (var i = TextLength - 2; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
    });
}
