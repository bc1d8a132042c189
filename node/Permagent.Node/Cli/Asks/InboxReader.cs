using Permagent.Node.Api;

namespace Permagent.Node.Cli.Asks;

/// <summary>Finds an open ask by its id.</summary>
internal static class InboxReader
{
    /// <summary>The card.</summary>
    /// <exception cref="NodeException">PA-0907: no such ask is open.</exception>
    public static async Task<AskCardView> FindAsync(
        INodeClient client, string ask, CancellationToken cancellationToken)
    {
        var open = await client.InboxAsync(cancellationToken);
        return open.FirstOrDefault(card => string.Equals(card.Id, ask, StringComparison.OrdinalIgnoreCase))
            ?? throw CliErrors.NotFound("open ask", ask, "See what is open: permagent inbox");
    }
}
