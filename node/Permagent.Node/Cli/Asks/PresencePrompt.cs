using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Asks;

/// <summary>The dialogue of tier 3: the code of the card, then the passphrase. The first time the key is
/// made.</summary>
internal sealed class PresencePrompt(CliPorts ports, string home)
{
    /// <summary>Least characters of a new passphrase. With 600,000 rounds of PBKDF2 a shorter one falls to a
    /// list.</summary>
    public const int PassphraseCharsMin = 8;

    /// <summary>The passphrase, or null when the person did not go on.</summary>
    public async Task<string?> AskAsync(AskCardView card, CancellationToken cancellationToken)
    {
        var passphrase = ports.Signer.HasPresenceKey(home) ? null : await EnrolAsync(cancellationToken);
        ports.Terminal.WriteError("Type the code of the card, then Enter (Enter alone = no): ");
        var code = await ports.Terminal.ReadLineAsync(hidden: false, cancellationToken);
        if (!string.Equals(code?.Trim(), card.Code, StringComparison.OrdinalIgnoreCase)) return null;
        if (passphrase is not null) return passphrase;
        ports.Terminal.WriteError("Passphrase: ");
        return await ports.Terminal.ReadLineAsync(hidden: true, cancellationToken) is { Length: > 0 } typed
            ? typed : null;
    }

    private async Task<string?> EnrolAsync(CancellationToken cancellationToken)
    {
        ports.Terminal.WriteError(
            $"This is the first tier 3 answer of this home: it needs a key of its own, under a passphrase.\n"
            + $"It cannot be recovered. New passphrase, {PassphraseCharsMin} characters or more: ");
        var first = await ports.Terminal.ReadLineAsync(hidden: true, cancellationToken) ?? "";
        ports.Terminal.WriteError("The same again: ");
        var second = await ports.Terminal.ReadLineAsync(hidden: true, cancellationToken) ?? "";
        if (first.Length < PassphraseCharsMin || first != second)
        {
            throw CliErrors.Usage(
                first != second ? "The two passphrases differ. No key was made."
                    : $"The passphrase has fewer than {Units.Count(PassphraseCharsMin)} characters. No key was made.",
                "Run the command again.");
        }

        await ports.Signer.EnrolPresenceAsync(home, first, cancellationToken);
        return first;
    }
}
