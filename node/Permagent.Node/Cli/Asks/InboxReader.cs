using Permagent.Node.Api;
using Permagent.Verify.Entries;

namespace Permagent.Node.Cli.Asks;

/// <summary>Finds an open ask by its id.</summary>
internal static class InboxReader
{
    /// <summary>The card.</summary>
    /// <exception cref="NodeException">PA-0907: there is no such ask. PA-0912: it is closed.</exception>
    public static async Task<AskCardView> FindAsync(
        INodeClient client, string ask, CancellationToken cancellationToken)
    {
        var open = await client.InboxAsync(cancellationToken);
        if (open.FirstOrDefault(card => string.Equals(card.Id, ask, StringComparison.OrdinalIgnoreCase)) is { } card)
            return card;
        throw await WasAskedAsync(client, ask, cancellationToken)
            ? CliErrors.AskClosed(ask)
            : CliErrors.NotFound("open ask", ask, "See what is open: permagent inbox");
    }

    // The number of an ask is the place of its entry in the ledger, which keeps all of them.
    private static async Task<bool> WasAskedAsync(INodeClient client, string ask, CancellationToken cancellationToken)
    {
        if (ask.Length < 2 || ask[0] is not ('a' or 'A') || !long.TryParse(ask.AsSpan(1), out var seq)) return false;
        var page = await client.LedgerAsync(seq, 1, cancellationToken);
        return page.Entries.Any(entry => entry.Seq == seq && entry.Type == EntryTypes.ApprovalRequest);
    }
}
