namespace Permagent.Actors.Planning;

/// <summary>What counts as a path or glob inside a tree.</summary>
internal static class RelativePaths
{
    /// <summary>True for a relative path with slashes that cannot leave its folder; stars are allowed.</summary>
    public static bool IsInside(string path, int charsMax)
    {
        if (path.Length == 0 || path.Length > charsMax || path[0] == '/') return false;
        if (path.Any(letter => letter is '\\' or ':' || char.IsControl(letter))) return false;
        return path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));
    }

    /// <summary>True when it is the name of one file, without stars and folders.</summary>
    public static bool IsFileName(string name, int charsMax) =>
        IsInside(name, charsMax) && !name.Contains('/', StringComparison.Ordinal) && !HasStar(name);

    /// <summary>True when it stands for more than one path.</summary>
    public static bool HasStar(string path) => path.Contains('*', StringComparison.Ordinal)
        || path.Contains('?', StringComparison.Ordinal);
}
