using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Asks;

/// <summary>Shows a card and takes the answer. Nothing but the word the person types approves: no default, no flag, no
/// <c>--yes</c>.</summary>
internal sealed class ApproveDialog(VerbContext context, INodeClient client)
{
    /// <summary>Asks for the answer.</summary>
    /// <param name="ask">The ask.</param>
    /// <param name="digest">The digest that the person knows from elsewhere, or null. A differing one is
    /// refused.</param>
    /// <param name="cancellationToken">Ends the dialogue; nothing is answered then.</param>
    /// <returns>The answer, or null when the person left the ask open.</returns>
    public async Task<AnswerView?> RunAsync(string ask, string? digest, CancellationToken cancellationToken)
    {
        var card = await InboxReader.FindAsync(client, ask, cancellationToken);
        RequireDigest(card, digest);
        if (!context.Flags.Json)
            context.Ports.Terminal.WriteError(PagePrinter.Print(CardPage.Of(card, context.When), context.Style));
        if (card.Tier >= 3) return await Tier3Async(card, cancellationToken);
        return context.CanAsk
            ? await Tier2Async(card, cancellationToken)
            : await ByDigestAsync(card, digest, cancellationToken);
    }

    private async Task<AnswerView?> Tier2Async(AskCardView card, CancellationToken cancellationToken)
    {
        context.Ports.Terminal.WriteError("Type a then Enter to allow once (Enter alone = leave it open): ");
        var typed = await context.Ports.Terminal.ReadLineAsync(hidden: false, cancellationToken);
        if (typed?.Trim() is not ("a" or "A")) return null;
        return await AnswerAsync(card, SignMethod.LocalUi, null, cancellationToken);
    }

    private async Task<AnswerView?> Tier3Async(AskCardView card, CancellationToken cancellationToken)
    {
        if (!context.CanAsk) throw CliErrors.NeedsPresence(card.Id);
        var passphrase = await new PresencePrompt(context.Ports, context.Home).AskAsync(card, cancellationToken);
        if (passphrase is null) return null;
        return await AnswerAsync(card, SignMethod.Passphrase, passphrase, cancellationToken);
    }

    private Task<AnswerView> ByDigestAsync(AskCardView card, string? digest, CancellationToken cancellationToken) =>
        digest is null
            ? throw CliErrors.NobodyToAsk(
                $"allow {card.Id}?", $"Name what you saw: permagent approve {card.Id} --no-input --digest DIGEST")
            : AnswerAsync(card, SignMethod.LocalUi, null, cancellationToken);

    private Task<AnswerView> AnswerAsync(
        AskCardView card, SignMethod method, string? passphrase, CancellationToken cancellationToken) =>
        new AskAnswerer(client, context.Ports.Signer, context.Home)
            .AnswerAsync(card, allow: true, method, new(passphrase, ""), cancellationToken);

    private static void RequireDigest(AskCardView card, string? digest)
    {
        if (digest is not null && !string.Equals(digest, card.Digest, StringComparison.OrdinalIgnoreCase))
            throw CliErrors.DigestDiffers(card.Id, digest, card.Digest);
    }
}
