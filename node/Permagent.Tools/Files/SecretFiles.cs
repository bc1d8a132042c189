namespace Permagent.Tools.Files;

/// <summary>Files that are never read (experience.md section 3): keys, key chains, environment files, browser profiles.
/// Told by name, and key files by their first line too.</summary>
internal static class SecretFiles
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".password-store", ".mozilla", ".thunderbird", "keychains",
        "google-chrome", "chromium", "bravesoftware", "microsoft-edge", "firefox", "keyrings", "1password",
    };

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".netrc", "_netrc", ".pgpass", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd", "id_rsa", "id_dsa",
        "id_ecdsa", "id_ed25519", "logins.json", "cookies.sqlite", "login data", "credentials.json", ".vault-token",
    };

    private static readonly string[] Endings =
    [
        ".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".kdb", ".ppk", ".keychain", ".keychain-db",
        ".agekey", ".ovpn",
    ];

    /// <summary>True when a part of the path names a secret.</summary>
    public static bool IsSecret(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return false;
        if (parts.Any(Folders.Contains)) return true;
        var name = parts[^1];
        return Names.Contains(name)
            || name.StartsWith(".env", StringComparison.OrdinalIgnoreCase)
            || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when the text begins like a private key, whatever the file is called.</summary>
    public static bool LooksLikeKey(ReadOnlySpan<byte> content)
    {
        var head = content[..Math.Min(content.Length, 256)];
        return head.IndexOf("-----BEGIN "u8) >= 0 && head.IndexOf("PRIVATE KEY"u8) >= 0;
    }
}
