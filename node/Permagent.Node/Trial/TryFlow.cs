using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Cli.Asks;
using Permagent.Node.Cli.Goals;
using Permagent.Node.Cli.Verbs;
using Permagent.Node.Rendering;

namespace Permagent.Node.Trial;

/// <summary>What a trial needs from outside; a simulation gives its own.</summary>
/// <param name="Clock">Time.</param>
/// <param name="Homes">State folders.</param>
/// <param name="Launcher">Finds and starts daemons.</param>
/// <param name="Signer">Signs the program's own answer, method <c>trial</c>.</param>
/// <param name="Verifier">Checks an export in another process.</param>
internal sealed record TryPorts(
    TimeProvider Clock, IHomes Homes, INodeLauncher Launcher, IApproverSigner Signer, IReceiptVerifier Verifier);

/// <summary>The whole path in a trial home, without questions. Every step can be repeated: after kill -9 the same call
/// goes on where it stood.</summary>
/// <param name="ports">What is outside.</param>
/// <param name="say">Hears each step when it is done.</param>
internal sealed class TryFlow(TryPorts ports, Action<TryStep> say)
{
    /// <summary>The goal's key, fixed for the home: a second run finds the first one's goal.</summary>
    public const string GoalKey = "try-overview";

    /// <summary>The wish.</summary>
    public const string Wish = "Say what is in this folder, and save it there as an overview";

    private const int StepCount = 9;

    private readonly List<TryStep> _steps = [];

    /// <summary>Runs the trial in this home.</summary>
    /// <exception cref="NodeException">A step failed; the message says which and how to go on.</exception>
    public async Task<TryOutcome> RunAsync(string home, TrialSource source, CancellationToken cancellationToken)
    {
        TrialHomes.MakeFolder(home);
        if (TrialRecord.Read(home) is null) TrialRecord.Begun(source.Folder).Write(home);
        await ports.Homes.CreateAsync(home, trial: true, cancellationToken);
        Done("home", home, "its keys are made without passphrase; it answers its own ask, and says so everywhere");
        var record = Copy(home, source, cancellationToken);
        await using var client = await StartAsync(home, cancellationToken);
        var folder = await ReadAsync(client, home, cancellationToken);
        await AskAsync(client, record, (home, folder), cancellationToken);
        var goal = await WorkAsync(client, home, folder, cancellationToken);
        var proofs = await ProveAsync(client, goal, home, cancellationToken);
        await client.ShutdownAsync(cancellationToken);
        return new(home, proofs.All(proof => proof.Verified), _steps, proofs);
    }

    private TrialRecord Copy(string home, TrialSource source, CancellationToken cancellationToken)
    {
        var record = DocumentCopy.Make(home, source, cancellationToken);
        if (record.Question.Length == 0)
        {
            var left = record.LeftOut.Values.Sum();
            throw CliErrors.BadFolder(
                source.Folder, $"has no readable document (Markdown or plain text; {Units.Count(left)} left out)");
        }

        var leftOut = string.Join(", ", record.LeftOut.OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => $"{Units.Count(reason.Value)} {reason.Key}"));
        Done(
            "copy", $"{Units.Count(record.Files, "document")}, {Units.Bytes(record.Bytes)}, from {record.Source}",
            leftOut.Length > 0 ? $"left out: {leftOut}" : "nothing was left out",
            "the original folder is only read; all that follows happens in the copy");
        return record;
    }

    private async Task<INodeClient> StartAsync(string home, CancellationToken cancellationToken)
    {
        var client = await ports.Launcher.EnsureAsync(new(home, Ephemeral: true), cancellationToken);
        var status = await client.StatusAsync(cancellationToken);
        if (!status.Trial) throw CliErrors.TrialFailed("node", "the node does not call this a trial home", home);
        Done(
            "node", $"{status.NodeId} is ready",
            $"ledger {status.Ledger}, {Units.Count(status.LedgerSize, "entry", "entries")}",
            $"sandbox: {status.Sandbox}; model: {status.Model}");
        return client;
    }

    /// <summary>Grants the copy, has it read, and gives back its path as the node names it: without links.</summary>
    private async Task<string> ReadAsync(INodeClient client, string home, CancellationToken cancellationToken)
    {
        var granted = await client.GrantFolderAsync(
            new(DocumentCopy.FolderIn(home), Write: false), cancellationToken);
        var folder = granted.Path;
        IngestUpdate? last = null;
        await foreach (var update in client.IngestAsync(folder, cancellationToken).WithCancellation(cancellationToken))
        {
            last = update;
        }

        if (last is not { FilesDone: > 0 })
            throw CliErrors.TrialFailed("read", "the node read no document", home);
        var status = await client.StatusAsync(cancellationToken);
        Done(
            "read", $"{Units.Count(last.FilesDone, "file")} into the Brain: "
            + $"{Units.Count(status.Episodes, "passage")}, {Units.Count(status.Facts, "fact")}",
            "each keeps its file, line and digest; the folder is granted for reading only");
        return folder;
    }

    private async Task AskAsync(
        INodeClient client, TrialRecord record, (string Home, string Folder) place, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(record.Question, cancellationToken);
        if (QuoteCheck.Problem(answer, place.Folder) is { } problem)
            throw CliErrors.TrialFailed("question", problem, place.Home);
        var lines = answer.Answer.Take(3).Select(sentence =>
            $"\"{CellWidth.Cut(Visible.Of(sentence.Text), 100)}\" {PlaceOf(sentence, place.Folder)}").ToList();
        lines.Add($"checked: {Units.Count(answer.Answer.Count, "sentence")}, each stands in the document it names");
        Done("question", record.Question, [.. lines]);
    }

    private async Task<GoalView> WorkAsync(
        INodeClient client, string home, string folder, CancellationToken cancellationToken)
    {
        var request = new OpenGoalRequest(Wish, [folder], "overview-folder", GoalKey);
        var goal = await client.OpenGoalAsync(request, cancellationToken);
        var follower = new GoalFollower(client, ports.Clock);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var asks = new List<string>();
        while (true)
        {
            goal = await follower.UntilItNeedsSomeoneAsync(goal.Id, answered, _ => { }, cancellationToken);
            if (GoalFollower.AskOf(goal, answered) is not { } ask) break;
            answered.Add(ask);
            asks.AddRange(await AnswerAsync(client, home, ask, cancellationToken));
        }

        if (goal.State != "Completed") throw CliErrors.TrialFailed("goal", $"{goal.State}. {goal.Note}", home);
        var checks = goal.Tasks.SelectMany(task => task.Checks).Select(
            check => $"{check.Result} {check.Kind}: {GoalPage.WordsOf(check)}");
        Done("goal", $"{goal.Id} \"{goal.Text}\": {Units.Count(goal.Tasks.Count, "task")}", [.. checks]);
        Done("ask", asks.Count > 0 ? asks[0] : "answered by an earlier run of this trial", [.. asks.Skip(1)]);
        var landed = goal.Tasks.SelectMany(task => task.Artifacts).Where(Path.IsPathRooted).Distinct().ToArray();
        SayLanding(goal, landed, home);
        return goal;
    }

    private void SayLanding(GoalView goal, string[] landed, string home)
    {
        var missing = landed.FirstOrDefault(file => !File.Exists(file));
        if (missing is not null) throw CliErrors.TrialFailed("landing", $"{missing} is not there", home);
        var undo = goal.Tasks.Select(task => task.Undo).FirstOrDefault(undo => undo is not null);
        var files = landed.Select(file => $"checked: {file} is there, {Units.Bytes(new FileInfo(file).Length)}");
        Done("landing", $"{Units.Count(landed.Length, "file")} saved after the approval"
            + (undo is null ? "" : $"; undo: {undo}"), [.. files]);
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(
        INodeClient client, string home, string ask, CancellationToken cancellationToken)
    {
        var open = await client.InboxAsync(cancellationToken);
        if (open.FirstOrDefault(card => card.Id == ask) is not { } card) return [];
        var answerer = new AskAnswerer(client, ports.Signer, home);
        var answer = await answerer.AnswerAsync(
            card, allow: true, SignMethod.Trial, AnswerWords.None, cancellationToken);
        return
        [
            $"{card.Id} (T{card.Tier} {card.Class}) {card.What}",
            $"answered by this program itself, method \"trial\", without presence: ledger entry {answer.EntrySeq}",
            $"seen by: {card.SeenBy}; undo: {card.Undo}; digest {card.Digest}",
        ];
    }

    private async Task<IReadOnlyList<ReceiptProof>> ProveAsync(
        INodeClient client, GoalView goal, string home, CancellationToken cancellationToken)
    {
        var proofs = await new ReceiptProver(client, ports.Verifier, home).ProveAsync(goal, cancellationToken);
        if (proofs.Count == 0) throw CliErrors.TrialFailed("receipts", "the goal has no receipt", home);
        var lines = new List<string>();
        foreach (var proof in proofs)
        {
            lines.Add($"{proof.Id} ({proof.Task}): {proof.Outcome}, "
                + $"{proof.ChecksPassed} of {proof.ChecksTotal} checks, {Units.Count(proof.Approvals, "approval")}: "
                + VerifyPage.Short(proof.Verdict.Exit));
            lines.AddRange(proof.Verdict.Steps.Select(step => $"    {step.Result} {step.Name}: {step.Words}"));
            if (!proof.Verified) lines.Add($"    {proof.Verdict.Words} {proof.Verdict.Reason}");
        }

        Done("receipts", $"{Units.Count(proofs.Count)} exported, each checked by a separate process", [.. lines]);
        return proofs;
    }

    private static string PlaceOf(SourcedSentence sentence, string folder)
    {
        var path = Path.GetRelativePath(folder, Path.GetFullPath(sentence.Source, folder));
        return $"{path}:{sentence.Line}";
    }

    private void Done(string name, string words, params string[] lines)
    {
        var step = new TryStep(_steps.Count + 1, StepCount, name, words, lines);
        _steps.Add(step);
        say(step);
    }
}
