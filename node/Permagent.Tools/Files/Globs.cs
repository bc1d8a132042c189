namespace Permagent.Tools.Files;

/// <summary>Path patterns of claims and checks: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders, a trailing
/// slash for everything below.</summary>
internal static class Globs
{
    /// <summary>True when one of the patterns takes the path.</summary>
    public static bool Any(IEnumerable<string> patterns, string path) =>
        patterns.Any(pattern => Matches(pattern, path));

    /// <summary>True when the pattern takes the whole path. Case counts.</summary>
    public static bool Matches(string pattern, string path)
    {
        var wanted = (pattern.EndsWith('/') ? pattern + "**" : pattern).Split('/');
        var parts = path.Split('/');

        // reach[j]: the patterns so far can take the first j parts. One row a pattern part, so that many ** stay cheap.
        var reach = new bool[parts.Length + 1];
        reach[0] = true;
        foreach (var part in wanted)
        {
            var next = new bool[parts.Length + 1];
            for (var j = 0; j <= parts.Length; j++)
            {
                next[j] = part == "**"
                    ? reach[j] || (j > 0 && next[j - 1])
                    : j > 0 && reach[j - 1] && Name(part, parts[j - 1]);
            }

            reach = next;
        }

        return reach[^1];
    }

    private static bool Name(string pattern, string name)
    {
        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, mark) = (p++, n);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n])) (p, n) = (p + 1, n + 1);
            else if (star >= 0) (p, n) = (star + 1, ++mark);
            else return false;
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
