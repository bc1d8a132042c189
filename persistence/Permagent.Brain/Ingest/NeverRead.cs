using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Permagent.Brain.Ingest;

/// <summary>What is never read: keys, secrets, browser profiles, keychains, folders that programs made.</summary>
internal static partial class NeverRead
{
    private static readonly FrozenSet<string> Folders = new[]
    {
        ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".password-store", "keychains", ".mozilla",
            ".thunderbird",
        "google-chrome", "chromium", "bravesoftware", "firefox", ".git", ".hg", ".svn", "node_modules", ".venv",
        "__pycache__", ".cache", ".trash",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SecretEndings = new[]
    {
        ".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".keychain", ".keychain-db", ".ppk", ".asc",
            ".gpg",
        ".pgp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SecretNames = new[]
    {
        ".netrc", "_netrc", ".npmrc", ".pypirc", ".pgpass", ".htpasswd", "credentials", "brain.key",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a folder that is not entered.</summary>
    public static bool IsFolder(string name) => Folders.Contains(name);

    /// <summary>True for a file that holds keys or secrets by its name.</summary>
    public static bool IsSecret(string name) =>
        name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || SecretNames.Contains(name)
        || SecretEndings.Contains(Path.GetExtension(name))
        || (name.StartsWith("id_", StringComparison.Ordinal) && Path.GetExtension(name) is "" or ".pub");

    /// <summary>True for a text that holds a private key.</summary>
    public static bool HoldsPrivateKey(string text) => PrivateKey().IsMatch(text);

    /// <summary>True for a piece of text that holds an access token of a known form.</summary>
    public static bool HoldsToken(ReadOnlySpan<char> text) => Token().IsMatch(text);

    [GeneratedRegex("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        @"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}|xox[abpr]-[A-Za-z0-9-]{20,}"
        + @"|sk-[A-Za-z0-9_-]{32,}|glpat-[A-Za-z0-9_-]{20,}|AIza[0-9A-Za-z_-]{35})",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
