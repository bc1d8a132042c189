using System.Text;

namespace Permagent.Brain.Ingest;

/// <summary>Turns bytes into text, or says that they are none.</summary>
/// <remarks>UTF-8, or UTF-16 with its mark. Invalid UTF-8 becomes U+FFFD and is counted: the file stays
/// readable and its
/// episodes carry a flag. A file with zero bytes, or with more than one invalid place in ten characters, is binary.
/// </remarks>
internal static class TextDecoder
{
    private const int CharsPerInvalidMin = 10;

    /// <summary>The text without byte order mark and the number of places replaced; null for binary content.</summary>
    public static (string Text, int Replaced)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return (Encoding.Unicode.GetString(bytes[2..]), 0);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return (Encoding.BigEndianUnicode.GetString(bytes[2..]), 0);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        if (bytes.Contains((byte)0)) return null;
        var text = Encoding.UTF8.GetString(bytes);

        // A text may hold U+FFFD itself; only what the decoder put in counts.
        var replaced = text.AsSpan().Count('\uFFFD') - bytes.Count<byte>([0xEF, 0xBF, 0xBD]);
        return replaced * CharsPerInvalidMin > text.Length ? null : (text, replaced);
    }

    /// <summary>True if a text does not hold a lone half of a pair, which no file could hold either.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            clean = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            i++;
        }

        return clean ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
