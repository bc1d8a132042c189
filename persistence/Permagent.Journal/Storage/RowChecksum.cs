using System.Buffers.Binary;
using System.Numerics;

namespace Permagent.Journal.Storage;

/// <summary>CRC-32C over what identifies a row and its payload.</summary>
internal static class RowChecksum
{
    private const uint Start = 0xFFFF_FFFF;

    public static long Of(long stream, long sequenceNr, long manifest, ReadOnlySpan<byte> payload)
    {
        var crc = BitOperations.Crc32C(Start, (ulong)stream);
        crc = BitOperations.Crc32C(crc, (ulong)sequenceNr);
        crc = BitOperations.Crc32C(crc, (ulong)manifest);
        return ~Over(crc, payload);
    }

    internal static uint Over(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
