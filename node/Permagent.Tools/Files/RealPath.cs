namespace Permagent.Tools.Files;

/// <summary>Follows links by hand, so that what is compared with a granted folder is where the bytes really
/// lie.</summary>
internal static class RealPath
{
    /// <summary>Most links of one path; more is a loop. The number that Linux uses.</summary>
    public const int LinksMax = 40;

    /// <summary>The absolute path without links. Parts that do not exist stay as they are.</summary>
    /// <exception cref="IOException">A link loop.</exception>
    public static string Of(string path)
    {
        var pending = new Stack<string>(path.Split('/').Reverse());
        var links = 0;
        var done = "";
        while (pending.TryPop(out var part))
        {
            if (part is "" or ".") continue;
            if (part == "..")
            {
                done = done[..Math.Max(0, done.LastIndexOf('/'))];
                continue;
            }

            var next = $"{done}/{part}";
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                done = next;
                continue;
            }

            if (++links > LinksMax)
                throw new IOException($"{path} goes through more than {LinksMax} links: a link loop.");
            if (target.StartsWith('/')) done = "";
            foreach (var inner in target.Split('/').Reverse()) pending.Push(inner);
        }

        return done.Length == 0 ? "/" : done;
    }

    /// <summary>True when <paramref name="path"/> is <paramref name="folder"/> or lies below it; both absolute and
    /// real.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var parent = folder.TrimEnd('/');
        return path == folder || path == parent || path.StartsWith(parent + "/", StringComparison.Ordinal);
    }
}
