using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Cli.Asks;

namespace Permagent.Node.FirstRun;

/// <summary>The ask of the first run. Only the letter a allows; Enter alone, or the end of input, is no.</summary>
internal sealed class FirstRunAsk(CliPorts ports, FirstRunScreen screen, INodeClient client, string home)
{
    /// <summary>Most previews and mistypes before it counts as no.</summary>
    public const int TriesMax = 10;

    /// <summary>Asks and answers. False: the ask changed meanwhile and nothing was answered.</summary>
    public async Task<bool> RunAsync(string ask, CancellationToken cancellationToken)
    {
        var card = await FindAsync(ask, cancellationToken);
        if (card is null) return true; // Answered from elsewhere: the goal goes on by itself.
        screen.Ask(card);
        var allow = await ReadAnswerAsync(card, cancellationToken);
        try
        {
            await new AskAnswerer(client, ports.Signer, home).AnswerAsync(
                card, allow, SignMethod.LocalUi, AnswerWords.None, cancellationToken);
            return true;
        }
        catch (NodeException changed) when (changed.Exit == ExitCodes.Changed)
        {
            return false;
        }
    }

    private async Task<AskCardView?> FindAsync(string ask, CancellationToken cancellationToken)
    {
        var open = await client.InboxAsync(cancellationToken);
        return open.FirstOrDefault(card => card.Id == ask);
    }

    private async Task<bool> ReadAnswerAsync(AskCardView card, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            screen.AskPrompt();
            var typed = (await ports.Terminal.ReadLineAsync(hidden: false, cancellationToken))?.Trim();
            if (typed is "a" or "A") return true;
            if (string.IsNullOrEmpty(typed)) return false;
            if (typed is "d" or "D") screen.Preview(card);
        }

        return false;
    }
}
