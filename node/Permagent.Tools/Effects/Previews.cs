using System.Globalization;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Effects;

/// <summary>The lines that a card shows of a changed file.</summary>
internal static class Previews
{
    /// <summary>A diff for text, a size for anything else.</summary>
    public static ImmutableArray<string> Of(string target, byte[] content, int bytesMax)
    {
        if (content.Length > bytesMax || TextFile.Decode(content, out var after).Length > 0)
            return [Size(content.LongLength)];
        if (!SafeFile.Exists(target)) return [.. LineDiff.Of("", after).Select(Visible.Line)];
        if (new FileInfo(target).Length > bytesMax) return [Size(content.LongLength)];
        var kind = TextFile.Decode(SafeFile.ReadAll(target, bytesMax), out var before);
        return kind.Length > 0
            ? [$"replaces a file that is no text ({kind})", .. LineDiff.Of("", after).Select(Visible.Line)]
            : [.. LineDiff.Of(before, after).Select(Visible.Line)];
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes, not shown: too large or no text");
}
