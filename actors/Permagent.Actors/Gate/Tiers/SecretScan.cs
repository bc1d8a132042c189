using System.Text.RegularExpressions;

namespace Permagent.Actors.Gate.Tiers;

/// <summary>Finds what looks like a secret in arguments: private keys and tokens with a known shape.</summary>
internal static partial class SecretScan
{
    /// <summary>True when the text holds one.</summary>
    public static bool Hits(string text) => Shapes().IsMatch(text);

    [GeneratedRegex(
        "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"
        + "|\\bxox[abprs]-[A-Za-z0-9-]{10,}\\b|\\bsk-[A-Za-z0-9_-]{20,}\\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shapes();
}
