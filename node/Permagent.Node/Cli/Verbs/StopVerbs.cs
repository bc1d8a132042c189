using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Cli.Asks;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Halting and taking back: <c>stop</c>, <c>resume</c>, <c>undo</c>.</summary>
internal static class StopVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        yield return host.Verb("stop", "Halt everything at once; needs no daemon and asks nothing", StopAsync);
        yield return host.Verb("resume", "Go on after a stop (tier 3: code and passphrase)", ResumeAsync);
        yield return Undo(host);
    }

    private static async Task<Reply> StopAsync(VerbContext context, CancellationToken cancellationToken)
    {
        // A folder without settings may still have a daemon that starts: only a missing one has nothing to stop.
        if (!Directory.Exists(context.Home) && context.Ports.Homes.Find(context.Home) is null)
            throw CliErrors.NoHome(context.Home);
        var report = await context.Ports.Stopper.StopAsync(context.Home, "cli", cancellationToken);
        var first = report.Already ? "It was stopped already; the flag stays." : "Stopped: nothing acts any more.";
        var page = new Page().Line(
            $"{first} {Units.Count(report.ProcessesKilled, "process", "processes")} ended, "
            + $"in {Units.Span(report.Took)}.", Tone.Warn);
        var data = new
        {
            already = report.Already, processes_killed = report.ProcessesKilled,
            took_ms = Math.Round(report.Took.TotalMilliseconds, 1),
        };
        return new("stop", data, page) { Next = "permagent resume" };
    }

    private static async Task<Reply> ResumeAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var client = await context.ConnectAsync(cancellationToken);
        var resume = await client.ResumeCardAsync(cancellationToken);
        if (!context.CanAsk) throw CliErrors.NeedsPresence("resume");
        var terminal = context.Ports.Terminal;
        terminal.WriteError(PagePrinter.Print(
            new Page().Line($"Stopped by {resume.StoppedBy}, {context.When.Text(resume.StoppedAt)}"), context.Style));
        terminal.WriteError(PagePrinter.Print(CardPage.Of(resume.Card, context.When), context.Style));
        var passphrase = await new PresencePrompt(context.Ports, context.Home).AskAsync(resume.Card, cancellationToken);
        if (passphrase is null)
        {
            return new("status", null, new Page().Line("Still stopped. Nothing was answered."))
            {
                Exit = ExitCodes.Waiting,
            };
        }

        var envelope = await context.Ports.Signer.SignAsync(
            new(context.Home, resume.Card, true, SignMethod.Passphrase, passphrase), cancellationToken);
        var answer = new AnswerRequest(resume.Card.Id, resume.Card.Digest, true, envelope, "");
        var status = await client.ResumeAsync(answer, cancellationToken);
        return new("status", status, StatusPage.Of(status, context)) { Next = StatusPage.NextOf(status) };
    }

    private static Command Undo(VerbHost host)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "u12; what can be undone is listed when not given", Arity = ArgumentArity.ZeroOrOne,
        };
        return host.Verb(
            "undo", "Take back a landed effect or a change of memory",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                return context.Parsed.GetValue(id) is { } undo
                    ? Undone(await client.UndoAsync(undo, token), context)
                    : Listed(await client.ListUndosAsync(token), context);
            },
            id);
    }

    private static Reply Undone(UndoView undo, VerbContext context)
    {
        var page = new Page().Line($"{undo.Id}: {undo.Words}", undo.Done ? Tone.Good : Tone.Bad);
        foreach (var file in undo.Files) page.Line("  " + context.Short(file));
        return new("undo", undo, page) { Exit = undo.Done ? ExitCodes.Done : ExitCodes.Failed };
    }

    private static Reply Listed(IReadOnlyList<UndoRowView> rows, VerbContext context)
    {
        var page = rows.Count == 0
            ? new Page().Line("Nothing can be undone now.")
            : new Page().Table(
                ["id", "done", "until", "what"],
                rows.Select(row => (IReadOnlyList<string>)
                    [row.Id, context.When.Stamp(row.At), context.When.Stamp(row.Expires), row.What]));
        return new("undos", rows, page) { Next = rows.Count > 0 ? $"permagent undo {rows[0].Id}" : "" };
    }
}
