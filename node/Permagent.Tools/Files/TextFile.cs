using System.Text;
using System.Text.Unicode;

namespace Permagent.Tools.Files;

/// <summary>A file's bytes as text, or why they are none.</summary>
internal static class TextFile
{
    private const int BinaryProbe = 8192;

    /// <summary>Reads UTF-8 text.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="text">The text without a byte order mark; empty when it is none.</param>
    /// <returns>Empty, or <c>binary</c> or <c>not UTF-8</c>.</returns>
    public static string Decode(ReadOnlySpan<byte> content, out string text)
    {
        text = "";
        if (content[..Math.Min(content.Length, BinaryProbe)].Contains((byte)0)) return "binary";
        if (!Utf8.IsValid(content)) return "not UTF-8";
        text = Encoding.UTF8.GetString(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
        return text.Contains('\0', StringComparison.Ordinal) ? "binary" : "";
    }

    /// <summary>Lines without their ends; the last line feed begins no further line.</summary>
    public static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        if (lines[^1].Length == 0) lines = lines[..^1];
        for (var i = 0; i < lines.Length; i++) lines[i] = lines[i].TrimEnd('\r');
        return lines;
    }
}
