using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Cli.Asks;
using Permagent.Node.Cli.Goals;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Asks: <c>inbox</c>, <c>inbox show</c>, <c>approve</c>, <c>deny</c>.</summary>
internal static class AskVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var limit = Values.Limit();
        var inbox = host.Verb("inbox", "Open asks, oldest first", ListAsync, limit);
        inbox.Add(Show(host));
        inbox.Add(host.Verb("list", "Open asks, oldest first", ListAsync, limit));
        yield return inbox;
        yield return Approve(host);
        yield return Deny(host);

        Task<Reply> ListAsync(VerbContext context, CancellationToken token) =>
            AskVerbs.ListAsync(context, context.Parsed.GetValue(limit), token);
    }

    private static async Task<Reply> ListAsync(VerbContext context, int limit, CancellationToken cancellationToken)
    {
        await using var client = await context.ConnectAsync(cancellationToken);
        var asks = await client.InboxAsync(cancellationToken);
        var ids = new ShortId(asks.Select(card => card.Task));
        var page = asks.Count == 0
            ? new Page().Line("No ask is open.")
            : new Page().Table(
                ["id", "tier", "class", "task", "left", "what"],
                asks.Take(limit).Select(card => (IReadOnlyList<string>)
                [
                    card.Id, $"T{card.Tier}", card.Class, ids.Of(card.Task), context.When.Left(card.Deadline),
                    card.What,
                ]));
        return new("inbox", asks.Take(limit).ToArray(), page)
        {
            Next = asks.Count > 0 ? $"permagent approve {asks[0].Id}" : "",
        };
    }

    private static Command Show(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "a3" };
        return host.Verb(
            "show", "One ask in full",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var card = await InboxReader.FindAsync(client, context.Parsed.GetRequiredValue(id), token);
                return new("ask-card", card, CardPage.Full(card, context.When))
                {
                    Next = $"permagent approve {card.Id} · permagent deny {card.Id}",
                };
            },
            id);
    }

    private static Command Approve(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "a3; or g2, a goal that waits for your word" };
        var digest = new Option<string?>("--digest")
        {
            Description = "The full digest of the card you saw; a changed ask is refused", HelpName = "HEX",
        };
        return host.Verb(
            "approve", "Allow one ask, once",
            async (context, token) =>
            {
                var ask = context.Parsed.GetRequiredValue(id);
                await using var client = await context.ConnectAsync(token);
                if (GoalDialog.IsGoal(ask))
                {
                    var goal = await new GoalDialog(context, client)
                        .AllowAsync(ask, context.Parsed.GetValue(digest), token);
                    return goal is null ? LeftOpen(ask) : Decided(goal, context);
                }

                var dialog = new ApproveDialog(context, client);
                var answer = await dialog.RunAsync(ask, context.Parsed.GetValue(digest), token);
                return answer is null ? LeftOpen(ask) : Answered(answer);
            },
            id, digest);
    }

    private static Command Deny(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "a3; or g2, a goal that waits for your word" };
        var why = new Option<string>("--why")
        {
            Description = "Your reason; it is kept in the log", DefaultValueFactory = _ => "", HelpName = "TEXT",
        };
        var digest = new Option<string?>("--digest")
        {
            Description = "The digest of the card you saw", HelpName = "HEX",
        };
        return host.Verb(
            "deny", "Refuse one ask",
            async (context, token) =>
            {
                var ask = context.Parsed.GetRequiredValue(id);
                await using var client = await context.ConnectAsync(token);
                if (GoalDialog.IsGoal(ask))
                {
                    var goal = await new GoalDialog(context, client)
                        .DenyAsync(ask, context.Parsed.GetValue(digest), token);
                    return Decided(goal, context);
                }

                var card = await InboxReader.FindAsync(client, ask, token);
                if (context.Parsed.GetValue(digest) is { } seen
                    && !string.Equals(seen, card.Digest, StringComparison.OrdinalIgnoreCase))
                    throw CliErrors.DigestDiffers(card.Id, seen, card.Digest);
                var words = new AnswerWords(null, context.Parsed.GetValue(why) ?? "");
                // A refusal needs no presence, whatever the tier: saying no must always be easy.
                return Answered(await new AskAnswerer(client, context.Ports.Signer, context.Home)
                    .AnswerAsync(card, allow: false, SignMethod.LocalUi, words, token));
            },
            id, why, digest);
    }

    private static Reply Decided(GoalView goal, VerbContext context) =>
        new("goal", goal, GoalPage.Of(goal, context)) { Next = GoalPage.NextOf(goal) };

    private static Reply Answered(AnswerView answer)
    {
        var verdict = answer.Allowed ? "allowed once" : "denied";
        var page = new Page().Line(
            $"{answer.Ask} {verdict}, ledger entry {Units.Count(answer.EntrySeq)}. {answer.Words}",
            answer.Allowed ? Tone.Good : Tone.Warn);
        return new("answer", answer, page) { Next = "permagent goals list" };
    }

    private static Reply LeftOpen(string ask) => new(
        "answer", new { ask, allowed = (bool?)null }, new Page().Line($"{ask} stays open. Nothing was answered."))
    {
        Exit = ExitCodes.Waiting,
        Next = $"permagent deny {ask}",
    };
}
