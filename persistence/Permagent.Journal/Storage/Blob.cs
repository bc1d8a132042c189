using System.Runtime.InteropServices;

namespace Permagent.Journal.Storage;

/// <summary>Bytes as SQLite's binding takes them: an array, the given one where it fits exactly.</summary>
internal static class Blob
{
    public static byte[] Of(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var whole) && whole.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
