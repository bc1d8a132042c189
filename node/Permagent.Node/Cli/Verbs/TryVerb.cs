using System.CommandLine;
using Permagent.Node.Rendering;
using Permagent.Node.Trial;

namespace Permagent.Node.Cli.Verbs;

/// <summary><c>try</c>: the whole path in a trial home, without questions.</summary>
internal static class TryVerb
{
    /// <summary>The verb.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var folder = new Option<string?>("--folder")
        {
            Description = "Its documents are copied and tried; this program's own README and docs when not given",
            HelpName = "DIR",
        };
        yield return host.Verb(
            "try", "The whole path in a trial home: read, ask, goal, approval, receipts, verification",
            (context, token) => RunAsync(context, context.Parsed.GetValue(folder), token), folder);
    }

    private static async Task<Reply> RunAsync(VerbContext context, string? folder, CancellationToken cancellationToken)
    {
        var ports = context.Ports;
        var homes = new TrialHomes(ports.Homes, ports.Launcher);
        // PERMAGENT_HOME is not used here: a trial must never touch the real home.
        var home = context.Flags.Home is { } named
            ? homes.Named(context.PathOf(named))
            : await homes.NewAsync(cancellationToken);
        var source = SourceOf(context, home, folder);
        if (!context.Flags.Json)
        {
            Print(context, new Page().Line(
                $"Permagent {Product.Version}: the whole path, in a trial home. Nothing outside it is written."));
        }

        var tryPorts = new TryPorts(ports.Clock, ports.Homes, ports.Launcher, ports.Signer, ports.SeparateVerifier);
        var outcome = await new TryFlow(tryPorts, step => Say(context, step))
            .RunAsync(home, source, cancellationToken);
        var exit = outcome.Verified ? ExitCodes.Done : ExitCodes.Failed;
        var next = outcome.Verified
            ? "permagent"
            : $"permagent receipt list --home {context.Short(outcome.Home)}";
        if (context.Flags.Json) return new("try", outcome, new Page()) { Exit = exit, Next = next };
        Print(context, Verdict(outcome));
        if (!context.Flags.Quiet) ports.Terminal.WriteError($"Next: {Visible.Of(next)}\n");
        return Reply.Wrote(exit);
    }

    private static TrialSource SourceOf(VerbContext context, string home, string? folder)
    {
        if (folder is not null) return TrialSource.Of(Paths.Folder(folder, context.Ports));
        return TrialRecord.Read(home) is { } record
            ? TrialSource.Again(record.Source)
            : TrialSource.Repository(context.Ports.Environment, AppContext.BaseDirectory);
    }

    private static Page Verdict(TryOutcome outcome) => outcome.Verified
        ? new Page().Line(
            "All receipts verified. No second owner has witnessed this log yet, so the best result is 10, not 0.",
            Tone.Good)
        : new Page().Line("NOT all receipts verified: see the lines above.", Tone.Bad);

    private static void Say(VerbContext context, TryStep step)
    {
        if (context.Flags.Json) return;
        var page = new Page().Line($"{step.Number}/{step.Of} {step.Name,-9} {step.Words}");
        foreach (var line in step.Checked) page.Line("    " + line);
        Print(context, page);
    }

    private static void Print(VerbContext context, Page page) =>
        context.Ports.Terminal.Write(PagePrinter.Print(page, context.Style));
}
