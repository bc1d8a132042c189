using System.CommandLine;
using Permagent.Node.Cli.Goals;
using Permagent.Node.FirstRun;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Setting up: the bare <c>permagent</c> (first run, or Home) and <c>init</c>.</summary>
internal static class SetUpVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var folder = new Option<string?>("--folder") { Description = "The folder that may be read", HelpName = "DIR" };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be made" };
        yield return host.Verb(
            "init", "First run without prompts, or read one more folder; never answers an ask",
            (context, token) => InitAsync(
                context, context.Parsed.GetValue(folder), context.Parsed.GetValue(dry), token),
            folder, dry);
    }

    /// <summary>The program without a verb.</summary>
    public static Task<Reply> BareAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var exists = context.Ports.Homes.Find(context.Home) is not null;
        if (!exists) return FirstRunAsync(context, null, cancellationToken);
        return FirstRunMarker.Read(context.Home) is { } folder && context.CanAsk
            ? FirstRunAsync(context, folder, cancellationToken)
            : HomeAsync(context, cancellationToken);
    }

    private static async Task<Reply> FirstRunAsync(
        VerbContext context, string? folder, CancellationToken cancellationToken)
    {
        if (!context.CanAsk)
            throw CliErrors.NobodyToAsk("which folder may I read?", "permagent init --yes --folder DIR");
        var screen = new FirstRunScreen(context.Ports, context.Flags);
        var resumed = folder is not null;
        try
        {
            if (!resumed)
            {
                screen.Intro(context.Home, context.Ports.Homes.HeadOf(context.Home));
                folder = await new FolderQuestion(context.Ports).AskAsync(cancellationToken)
                    ?? throw CliErrors.Usage("No folder was named; nothing was made.", "Run it again: permagent");
            }

            var plan = new FirstRunPlan(context.Home, folder!, MayAsk: true, resumed);
            var outcome = await new FirstRunFlow(context.Ports, screen, context.Progress())
                .RunAsync(plan, cancellationToken);
            return Reply.Wrote(ExitOf(outcome));
        }
        catch (OperationCanceledException)
        {
            screen.Interrupted(context.Home, folder);
            throw;
        }
    }

    private static async Task<Reply> InitAsync(
        VerbContext context, string? typed, bool dry, CancellationToken cancellationToken)
    {
        if (typed is null)
        {
            throw CliErrors.Usage(
                "init needs the folder that may be read.", "permagent init --yes --folder DIR");
        }

        var folder = Paths.Folder(typed, context.Ports);
        var screen = new FirstRunScreen(context.Ports, context.Flags);
        if (dry) return WouldMake(context, folder);
        var question = $"Make the home {context.Short(context.Home)} and read {context.Short(folder)}?";
        if (!await context.ConfirmAsync(question, cancellationToken))
            return new("init", null, new Page().Line("Nothing was made.")) { Exit = ExitCodes.Denied };
        if (context.Ports.Homes.Find(context.Home) is null)
            screen.Intro(context.Home, context.Ports.Homes.HeadOf(context.Home));
        var plan = new FirstRunPlan(context.Home, folder, MayAsk: false, Resumed: false);
        var outcome = await new FirstRunFlow(context.Ports, screen, context.Progress())
            .RunAsync(plan, cancellationToken);
        if (!context.Flags.Json) return Reply.Wrote(ExitOf(outcome));
        return new("init", outcome, new Page()) { Exit = ExitOf(outcome), Next = GoalPage.NextOf(outcome.Goal) };
    }

    private static Reply WouldMake(VerbContext context, string folder)
    {
        var head = context.Ports.Homes.HeadOf(context.Home);
        var page = new Page()
            .Pair("Would make", context.Short(context.Home)).Pair("Would make", context.Short(head))
            .Pair("Would read", context.Short(folder));
        return new("init", new { home = context.Home, head, folder, dry_run = true }, page)
        {
            Next = $"permagent init --yes --folder {context.Short(folder)}",
        };
    }

    private static async Task<Reply> HomeAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var client = await context.EnsureAsync(ephemeral: false, cancellationToken);
        var status = await client.StatusAsync(cancellationToken);
        return new("status", status, StatusPage.Of(status, context)) { Next = StatusPage.NextOf(status) };
    }

    /// <summary>A receipt that does not verify is a failure, whatever the goal says. A denied or open ask is not: the
    /// person decides about that; nor is a folder that can only be read: what was made is kept.</summary>
    private static int ExitOf(FirstRunOutcome outcome)
    {
        if (outcome.Receipts.Count == 0 || outcome.Receipts.Any(receipt => !receipt.Verified)) return ExitCodes.Failed;
        return outcome.Kept is not null || outcome.Goal is { Terminal: false } or { State: "Completed" or "Denied" }
            ? ExitCodes.Done
            : ExitCodes.Failed;
    }
}
