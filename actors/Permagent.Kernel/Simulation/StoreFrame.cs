using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Permagent.Kernel.Simulation;

/// <summary>One record of a simulated file: length, checksum, kind and body. A torn one is known by its checksum.
/// </summary>
internal readonly record struct StoreFrame(byte Kind, ReadOnlyMemory<byte> Body)
{
    private const int HeadBytes = 8;

    /// <summary>A record as bytes.</summary>
    internal static byte[] Make(byte kind, Action<BinaryWriter> body)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write(0L);
        writer.Write(kind);
        body(writer);
        writer.Flush();
        byte[] frame = bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - HeadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Checksum(frame.AsSpan(HeadBytes)));
        return frame;
    }

    /// <summary>The whole records at the beginning, and where they end.</summary>
    internal static (List<StoreFrame> Frames, int End) Read(ReadOnlyMemory<byte> content)
    {
        List<StoreFrame> frames = [];
        int at = 0;
        while (content.Length - at > HeadBytes)
        {
            ReadOnlySpan<byte> head = content.Span[at..];
            int length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length < 1 || length > content.Length - at - HeadBytes)
            {
                break;
            }

            ReadOnlyMemory<byte> rest = content.Slice(at + HeadBytes, length);
            if (BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != Checksum(rest.Span))
            {
                break;
            }

            frames.Add(new StoreFrame(rest.Span[0], rest[1..]));
            at += HeadBytes + length;
        }

        return (frames, at);
    }

    internal BinaryReader Reader() => new(new MemoryStream(Body.ToArray()), Encoding.UTF8);

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }
}
