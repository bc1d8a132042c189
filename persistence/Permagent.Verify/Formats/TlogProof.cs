using System.Globalization;
using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>Proof that one entry lies in a log (C2SP tlog-proof v1): index, sibling hashes, checkpoint.</summary>
public sealed record TlogProof(long Index, ImmutableArray<Digest> Hashes, SignedNote Note)
{
    private const string Title = "c2sp.org/tlog-proof@v1";
    private const string IndexStart = "index ";

    /// <summary>The proof as text.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(Title).Append('\n').Append(IndexStart).Append(CultureInfo.InvariantCulture, $"{Index}\n");
        foreach (var hash in Hashes) text.Append(Base64.Encode(hash.ToArray())).Append('\n');
        return text.Append('\n').Append(Note.Write()).ToString();
    }

    /// <summary>Reads a proof.</summary>
    /// <exception cref="FormatException">Not a proof by the C2SP rules.</exception>
    public static TlogProof Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SignedNote.NoteBytesMax) throw new FormatException("The proof is too long.");
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0) throw new FormatException("A proof ends with an empty line and a checkpoint.");
        var lines = Encoding.UTF8.GetString(bytes[..end]).Split('\n');
        if (lines.Length is < 2 or > 2 + Merkle.ProofHashesMax || lines[0] != Title
            || !lines[1].StartsWith(IndexStart, StringComparison.Ordinal))
        {
            throw new FormatException($"A proof starts with {Title} and an index.");
        }

        var index = ReadIndex(lines[1][IndexStart.Length..]);
        return new TlogProof(index, [.. lines[2..].Select(ReadHash)], SignedNote.Read(bytes[(end + 2)..]));
    }

    private static long ReadIndex(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index.ToString(CultureInfo.InvariantCulture) == text
            ? index
            : throw new FormatException("The index of a proof is a number.");

    private static Digest ReadHash(string text) =>
        Base64.TryDecode(text, out var bytes) && bytes.Length == Digest.Length
            ? new Digest(bytes)
            : throw new FormatException("A line of a proof is base64 of 32 bytes.");
}
