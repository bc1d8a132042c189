using Permagent.Node.Api;

namespace Permagent.Node.Cli.Asks;

/// <summary>Signs an answer with the approver's key and gives it to the node.</summary>
internal sealed class AskAnswerer(INodeClient client, IApproverSigner signer, string home)
{
    /// <summary>Answers. The envelope covers the digest of the card that was shown.</summary>
    /// <param name="card">The card as shown.</param>
    /// <param name="allow">True: allow once.</param>
    /// <param name="method">How the person was present.</param>
    /// <param name="secret">The passphrase, or the reason of a denial.</param>
    /// <param name="cancellationToken">Ends the wait; what is durable stays.</param>
    public async Task<AnswerView> AnswerAsync(
        AskCardView card, bool allow, SignMethod method, AnswerWords secret, CancellationToken cancellationToken)
    {
        var envelope = await signer.SignAsync(new(home, card, allow, method, secret.Passphrase), cancellationToken);
        var request = new AnswerRequest(card.Id, card.Digest, allow, envelope, secret.Why);
        return await client.AnswerAsync(request, cancellationToken);
    }
}

/// <summary>What the person typed beside yes or no.</summary>
/// <param name="Passphrase">For tier 3; never stored, never sent.</param>
/// <param name="Why">Why it was denied; goes into the ledger.</param>
internal sealed record AnswerWords(string? Passphrase, string Why)
{
    /// <summary>Nothing beside the answer.</summary>
    public static AnswerWords None { get; } = new(null, "");
}
