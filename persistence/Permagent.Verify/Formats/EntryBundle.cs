using System.Buffers.Binary;

namespace Permagent.Verify.Formats;

/// <summary>The file <c>entries.bin</c>: for each entry its place in eight bytes, its length in two, and its
/// bytes.</summary>
public static class EntryBundle
{
    private const int HeadLength = 10;

    /// <summary>Appends one entry.</summary>
    public static void Write(Stream target, long seq, ReadOnlySpan<byte> entry)
    {
        ArgumentNullException.ThrowIfNull(target);
        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteUInt64BigEndian(head, (ulong)seq);
        BinaryPrimitives.WriteUInt16BigEndian(head[8..], checked((ushort)entry.Length));
        target.Write(head);
        target.Write(entry);
    }

    /// <summary>Reads entries to the end, in the order of the file.</summary>
    /// <exception cref="FormatException">The file ends in the middle of an entry, or places do not grow.</exception>
    public static IEnumerable<(long Seq, byte[] Bytes)> Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadAll(source);
    }

    private static IEnumerable<(long Seq, byte[] Bytes)> ReadAll(Stream source)
    {
        var head = new byte[HeadLength];
        var last = -1L;
        while (source.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) is var read && read > 0)
        {
            if (read < HeadLength) throw new FormatException("entries.bin ends in the middle of an entry.");
            var seq = BinaryPrimitives.ReadInt64BigEndian(head);
            var entry = new byte[BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(8))];
            if (source.ReadAtLeast(entry, entry.Length, throwOnEndOfStream: false) < entry.Length)
            {
                throw new FormatException("entries.bin ends in the middle of an entry.");
            }

            if (seq <= last) throw new FormatException($"entries.bin: {seq} comes after {last}.");
            last = seq;
            yield return (seq, entry);
        }
    }
}
