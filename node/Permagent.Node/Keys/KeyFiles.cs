using System.Security.Cryptography;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Verify.Formats;

namespace Permagent.Node.Keys;

/// <summary>Key files of a home on Linux: PKCS#8 in PEM, mode 0600, one a role. Public parts lie beside, so that the
/// daemon can name a key without loading it.</summary>
internal sealed class KeyFiles(HomeFolder home)
{
    /// <summary>Rounds of PBKDF2-SHA-256 for a passphrase (trust.md section 8).</summary>
    public const int PassphraseRounds = 600_000;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The signed key events, one DSSE envelope a line, the first keys first.</summary>
    public string Events => Path.Combine(home.Keys, "events.intoto.jsonl");

    /// <summary>True when the role has a key.</summary>
    public bool Has(string role) => File.Exists(Private(role));

    /// <summary>Loads a plain key.</summary>
    /// <exception cref="NodeException">PA-0120: missing or damaged.</exception>
    public ECDsa Load(string role)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(Private(role)));
            return key;
        }
        catch (Exception bad) when (bad is IOException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw Unreadable(role, bad);
        }
    }

    /// <summary>Loads a key that lies under a passphrase.</summary>
    /// <returns>Null when the passphrase is wrong.</returns>
    /// <exception cref="NodeException">PA-0120: missing or damaged.</exception>
    public ECDsa? TryLoad(string role, string passphrase)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromEncryptedPem(File.ReadAllText(Private(role)), passphrase);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
        catch (Exception bad) when (bad is IOException or ArgumentException)
        {
            key.Dispose();
            throw Unreadable(role, bad);
        }
    }

    /// <summary>Makes a plain key where the role has none.</summary>
    public void Make(string role)
    {
        if (Has(role)) return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(Public(role), key.ExportSubjectPublicKeyInfoPem());
        Write(Private(role), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Keeps a key under a passphrase.</summary>
    public void Keep(string role, ECDsa key, string passphrase)
    {
        var rounds = new PbeParameters(
            PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, PassphraseRounds);
        Write(Public(role), key.ExportSubjectPublicKeyInfoPem());
        Write(Private(role), key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, rounds));
    }

    /// <summary>The public part of a role's key.</summary>
    /// <exception cref="NodeException">PA-0120: missing or damaged.</exception>
    public PublicKey PublicOf(string role)
    {
        try
        {
            return PublicKey.FromPem(File.ReadAllText(Public(role)));
        }
        catch (Exception bad) when (bad is IOException or FormatException)
        {
            throw Unreadable(role, bad);
        }
    }

    /// <summary>Adds one key event to the file, durably.</summary>
    public void AddEvent(DsseEnvelope envelope)
    {
        using var file = new FileStream(Events, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        });
        file.Write(Dsse.Write(envelope));
        file.Write("\n"u8);
        file.Flush(flushToDisk: true);
    }

    /// <summary>All key events, in order; a line cut off by a crash is left out.</summary>
    /// <exception cref="NodeException">PA-0120: a line cannot be read.</exception>
    public IReadOnlyList<DsseEnvelope> ReadEvents()
    {
        try
        {
            var text = File.Exists(Events) ? File.ReadAllText(Events) : "";
            var whole = text[..(text.LastIndexOf('\n') + 1)];
            return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Dsse.Read(System.Text.Encoding.UTF8.GetBytes(line)))];
        }
        catch (Exception bad) when (bad is IOException or FormatException)
        {
            throw Unreadable("key events", bad);
        }
    }

    private static void Write(string path, string pem) =>
        WholeFile.Write(path, System.Text.Encoding.ASCII.GetBytes(pem + "\n"));

    private string Private(string role) => Path.Combine(home.Keys, $"{role}.pem");

    private string Public(string role) => Path.Combine(home.Keys, $"{role}.pub.pem");

    private NodeException Unreadable(string what, Exception why) => new(
        "PA-0120", $"The {what} in {home.Keys} cannot be read: {why.Message}",
        "Restore the file from a backup of the home; nothing was changed.", 1);
}
