using System.Text;
using Permagent.Actors.Tools;

namespace Permagent.Tools.Files;

/// <summary>Paths inside a tree as they come from outside: relative, with slashes, without tricks.</summary>
internal static class TreePath
{
    /// <summary>Most bytes of one path, UTF-8; what Linux takes.</summary>
    public const int BytesMax = 4096;

    /// <summary>Most bytes of one name in it, UTF-8; what Linux and macOS take.</summary>
    public const int NameBytesMax = 255;

    /// <summary>Checks a relative path.</summary>
    /// <exception cref="ToolRefusedException">Empty, absolute, too long, with <c>..</c>, or with control
    /// characters.</exception>
    public static string Check(string path)
    {
        if (path.Length == 0 || path.StartsWith('/'))
            throw Refused($"'{path}' is not relative. Give a path inside the tree, such as notes/plan.md.");
        if (Encoding.UTF8.GetByteCount(path) > BytesMax) throw Refused($"The path is longer than {BytesMax} bytes.");
        foreach (var part in path.Split('/'))
        {
            if (part is "" or "." or "..")
                throw Refused($"'{path}' has an empty part, '.' or '..'. Give the plain path inside the tree.");
            if (Encoding.UTF8.GetByteCount(part) > NameBytesMax)
                throw Refused($"A name in the path is longer than {NameBytesMax} bytes.");
            if (part.Any(char.IsControl)) throw Refused("The path holds control characters.");
        }

        return path;
    }

    /// <summary>The absolute path below a folder. No part below the folder may be a link, since a link could lead
    /// out.</summary>
    /// <exception cref="ToolRefusedException">A bad path, or a link on the way.</exception>
    public static string Under(string folder, string path)
    {
        var at = folder.TrimEnd('/');
        foreach (var part in Check(path).Split('/'))
        {
            at = $"{at}/{part}";
            if (new FileInfo(at).LinkTarget is not null)
                throw Refused($"{at} is a link. Nothing is written or checked through links; name the real file.");
        }

        return at;
    }

    private static ToolRefusedException Refused(string message) => new("outside-scope", message);
}
