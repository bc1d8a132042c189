using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Cli.Goals;
using Permagent.Node.Cli.Verbs;
using Permagent.Node.Rendering;
using Permagent.Node.Service;

namespace Permagent.Node.FirstRun;

/// <summary>The words of the first run. Every figure comes from the node; nothing is claimed that was not
/// counted.</summary>
internal sealed class FirstRunScreen(CliPorts ports, GlobalFlags flags)
{
    private const int PreviewLines = 20;

    private readonly RenderStyle _style =
        RenderStyle.For(ports.Terminal, flags.Plain, flags.Colour, ports.Environment);

    /// <summary>Who speaks, and what will be made.</summary>
    public void Intro(string home, string head)
    {
        Line($"Permagent {Product.Version} on {ports.Machine}. Everything stays on your machine. No account.");
        Line("No network is used. I will create two keys and the folders");
        Line($"  {Paths.Short(home, ports)}");
        Line($"  {Paths.Short(head, ports)}");
        Line("Remove all: permagent down, then delete these two folders.");
    }

    /// <summary>A run that was cut off goes on.</summary>
    public void Resumed(string folder) => Line($"Going on where it stopped: {Paths.Short(folder, ports)}");

    /// <summary>What was read.</summary>
    public void Read(IngestUpdate read)
    {
        var episodes = read.EpisodesAdded > 0 ? $", {Units.Count(read.EpisodesAdded, "passage")}" : "";
        var same = read.Same > 0 ? $", {Units.Count(read.Same)} unchanged" : "";
        var files = read.Done ? Units.Count(read.FilesDone, "file")
            : read.FilesTotal == 0 ? "no file yet" : $"{Units.Count(read.FilesDone)} of {FilesOf(read)} so far";
        Line($"reading  {files}{same}{episodes}, {Units.Count(read.Facts, "fact")}, each with its file and line");
        if (!read.Done)
        {
            var look = new FirstLook();
            Line($"         Enough for a first look ({look.TimeMax.TotalSeconds:0} s, "
                + $"{Units.Count(look.FilesMax)} files or {look.BytesMax / 1_000_000} MB); "
                + "the rest is read in the background: permagent status");
        }

        var left = read.Skipped.Where(reason => reason.Value > 0).OrderBy(reason => reason.Key, StringComparer.Ordinal);
        var words = string.Join(", ", left.Select(reason => $"{Units.Count(reason.Value)} {reason.Key}"));
        if (words.Length > 0) Line($"         left out: {words}");
        foreach (var problem in read.Problems) Line($"         {problem}", Tone.Warn);
    }

    /// <summary>Nothing to read: the sample stands in, and says so.</summary>
    public void Sample(string folder, string sample)
    {
        Line($"There is nothing in {Paths.Short(folder, ports)} that I can read yet (Markdown and plain text).");
        Line("To show the way I use a SAMPLE that is built in. It is not yours and never enters the memory:");
        Line($"  {Paths.Short(sample, ports)}");
    }

    /// <summary>The task that begins.</summary>
    public void Task(GoalView goal)
    {
        var first = goal.Tasks.Count > 0 ? goal.Tasks[0].Title : goal.Text;
        Line($"Task {goal.Id} (needs no model): {first}");
    }

    /// <summary>Checks of a task that has ended.</summary>
    public void Checks(GoalView goal)
    {
        foreach (var check in goal.Tasks.SelectMany(task => task.Checks).Where(WasRun))
        {
            var tone = check.Result == "pass" ? Tone.Good : Tone.Warn;
            Line($"     {check.Result} {check.Kind}: {GoalPage.WordsOf(check)}", tone);
        }
    }

    /// <summary>The ask, in two lines.</summary>
    public void Ask(AskCardView card)
    {
        Line($"Ask {card.Id} (T{card.Tier}) {card.What}");
        Line($"     Seen by: {card.SeenBy}. Undo: {card.Undo}. If ignored: {card.IfIgnored}");
    }

    /// <summary>The prompt below the ask; Enter alone is no.</summary>
    public void AskPrompt() => ports.Terminal.WriteError(
        "     Type a then Enter to allow, d to preview, Enter alone = no: ");

    /// <summary>What would be written.</summary>
    public void Preview(AskCardView card)
    {
        var page = new Page();
        Cli.Asks.CardPage.AddPreview(page, card, PreviewLines);
        ports.Terminal.WriteError(PagePrinter.Print(page, _style));
    }

    /// <summary>An ask that nobody is asked about here.</summary>
    public void AskWaits(string ask)
    {
        Line($"Ask {ask} waits for you; nothing was answered. The overview stays in the state folder until then.");
        Line($"     permagent approve {ask} · permagent deny {ask}");
    }

    /// <summary>How it ended, and the receipts with what another process found.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="receipts">Its receipts.</param>
    /// <param name="kept">Where the overview lies when it could not be saved; else null.</param>
    public void Result(GoalView goal, IReadOnlyList<ReceiptProof> receipts, string? kept)
    {
        Line(goal switch
        {
            { Terminal: false } => "The task is done; saving waits for your answer.",
            { State: "Completed" } => "Saved.",
            { State: "Denied" } => "Not saved, as you said. The task itself is done and has its receipt.",
            _ when kept is not null => $"Not saved there. {goal.Note}",
            _ => $"It ended as {goal.State}. {goal.Note}",
        }, goal.State is "Completed" or "Denied" ? Tone.Plain : Tone.Warn);
        if (kept is not null)
        {
            Line("The overview is kept in the state folder:");
            Line($"  {Paths.Short(kept, ports)}");
        }

        foreach (var receipt in receipts)
        {
            Line($"     Receipt {receipt.Id} ({receipt.Task}): {receipt.Outcome}, "
                + $"{receipt.ChecksPassed} of {receipt.ChecksTotal} checks, "
                + Units.Count(receipt.Approvals, "approval"));
            Line($"     checked here by a separate process: {VerifyPage.Short(receipt.Verdict.Exit)}",
                receipt.Verified ? Tone.Good : Tone.Bad);
            if (!receipt.Verified) Line($"     {receipt.Verdict.Words} {receipt.Verdict.Reason}", Tone.Bad);
        }

        if (receipts.Count > 0)
            Line($"     Without me: permagent receipt export {receipts[^1].Id}; its verify.sh needs openssl only");
    }

    /// <summary>Counters, the way back, and what goes on.</summary>
    public void Close(NodeStatus status, GoalView goal)
    {
        Line($"     {Units.Count(status.NetworkCalls)} network calls, {Units.Count(status.ModelCalls)} model calls.");
        foreach (var undo in goal.Tasks.Select(task => task.Undo).Where(undo => undo is not null))
            Line($"     Undo: permagent undo {undo}");
        Line("The node goes on in the background; permagent down stops it.");
    }

    /// <summary>The last line: verbs that exist.</summary>
    public void Next(string words)
    {
        if (flags.Quiet || flags.Json) return;
        ports.Terminal.WriteError(PagePrinter.Print(new Page().Line($"Next: {words}"), _style));
    }

    /// <summary>What exists when the person stops in between.</summary>
    public void Interrupted(string home, string? folder)
    {
        var what = folder is null
            ? "Nothing was made yet."
            : $"So far: the home {Paths.Short(home, ports)} and what was read of {Paths.Short(folder, ports)}.";
        ports.Terminal.WriteError(
            "\n" + Visible.Of($"Stopped. {what} Run permagent again: it goes on from here.") + "\n");
    }

    private static string FilesOf(IngestUpdate read) => Units.Count(read.FilesTotal, "file");

    private static bool WasRun(CheckView check) => check.Result != "not_run";

    private void Line(string text, Tone tone = Tone.Plain)
    {
        if (!flags.Json) ports.Terminal.Write(PagePrinter.Print(new Page().Line(text, tone), _style));
    }
}
