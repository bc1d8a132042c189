using System.Globalization;
using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>The file <c>consistency.txt</c>: "old" and the older size, then base64 hashes, one a line.</summary>
public sealed record ConsistencyProof(long OldSize, ImmutableArray<Digest> Hashes)
{
    private const string Start = "old ";

    /// <summary>The proof as text.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Start}{OldSize}\n")
        + string.Concat(Hashes.Select(hash => Base64.Encode(hash.ToArray()) + "\n"));

    /// <summary>Reads a proof.</summary>
    /// <exception cref="FormatException">Not such a file.</exception>
    public static ConsistencyProof Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SignedNote.NoteBytesMax) throw new FormatException("The consistency proof is too long.");
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length is < 2 or > 2 + Merkle.ProofHashesMax || lines[^1].Length > 0
            || !lines[0].StartsWith(Start, StringComparison.Ordinal)
            || !long.TryParse(lines[0][Start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw new FormatException("A consistency proof starts with the older size.");
        }

        return new ConsistencyProof(size, [.. lines[1..^1].Select(ReadHash)]);
    }

    private static Digest ReadHash(string text) =>
        Base64.TryDecode(text, out var bytes) && bytes.Length == Digest.Length
            ? new Digest(bytes)
            : throw new FormatException("A line of a proof is base64 of 32 bytes.");
}
