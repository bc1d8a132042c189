using System.Text;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Cuts long tool output to what a context may hold.</summary>
internal static class Excerpt
{
    /// <summary>Most bytes of a tool's text that its caller gets, UTF-8 (orchestration.md section 8).</summary>
    public const int BytesMax = 4096;

    private const string Cut = "\n[…]\n";
    private const int TailBytes = 1024;

    /// <summary>The text itself, or its head and tail with a mark between.</summary>
    public static string Of(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= BytesMax) return text;
        var tail = Last(text, TailBytes);
        var room = BytesMax - Encoding.UTF8.GetByteCount(tail) - Encoding.UTF8.GetByteCount(Cut);
        return First(text, room) + Cut + tail;
    }

    /// <summary>The longest start of a text within a number of bytes.</summary>
    public static string First(string text, int bytesMax)
    {
        var (bytes, chars) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > bytesMax) break;
            chars += rune.Utf16SequenceLength;
        }

        return text[..chars];
    }

    private static string Last(string text, int bytesMax)
    {
        var (start, bytes) = (text.Length, 0);
        while (start > 0)
        {
            var width = start > 1 && char.IsSurrogatePair(text[start - 2], text[start - 1]) ? 2 : 1;
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(start - width, width));
            if (bytes > bytesMax) break;
            start -= width;
        }

        return text[start..];
    }
}
