namespace Permagent.Kernel.Util;

/// <summary>Text against a pattern of <c>*</c> (any characters) and <c>?</c> (one character).</summary>
public static class WildcardMatch
{
    /// <summary>Whether the whole text fits the pattern.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pattern);
        return caseSensitive
            ? Matches(text, pattern)
            : Matches(text.ToUpperInvariant(), pattern.ToUpperInvariant());
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int at = 0;
        int next = 0;
        int star = -1;
        int retry = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                retry = at;
            }
            else if (next < pattern.Length && (pattern[next] == '?' || pattern[next] == text[at]))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                next = star + 1;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[next..].TrimStart('*').IsEmpty;
    }
}
