using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>Writes numbered fields as id, length and bytes, ids ascending from 1 with none left out.</summary>
/// <remarks>An absent field has the length 2^64−1 and no bytes, so it differs from an empty one.</remarks>
public sealed class Tlv
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private uint _last;

    /// <summary>Writes the next field.</summary>
    public Tlv Bytes(ReadOnlySpan<byte> value)
    {
        Head((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Writes the next field as UTF-8; null = absent.</summary>
    public Tlv Text(string? value) => value is null ? Absent() : Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes the next field as eight bytes, most significant first; null = absent.</summary>
    public Tlv Number(ulong? value) => value is { } number ? Bytes(BigEndian(number)) : Absent();

    /// <summary>Writes the next field as 32 bytes; null = absent.</summary>
    public Tlv Hash(Digest? value) => value is { } digest ? Bytes(digest.ToArray()) : Absent();

    /// <summary>Writes the next field as a list: count, then each item with its length.</summary>
    public Tlv List(IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var list = new MemoryStream();
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, (uint)items.Count);
        list.Write(count);
        foreach (var item in items)
        {
            list.Write(BigEndian((ulong)item.Length));
            list.Write(item.Span);
        }

        return Bytes(list.ToArray());
    }

    /// <summary>Writes the next field as a list of UTF-8 texts in the order given.</summary>
    public Tlv Texts(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return List([.. items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item))]);
    }

    /// <summary>Says that the next field is absent.</summary>
    public Tlv Absent()
    {
        Head(ulong.MaxValue);
        return this;
    }

    /// <summary>All that was written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private static byte[] BigEndian(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    private void Head(ulong length)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(head, ++_last);
        BinaryPrimitives.WriteUInt64BigEndian(head[4..], length);
        _bytes.Write(head);
    }
}
