using System.Security.Cryptography;
using System.Text;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Cli.Documents;
using Permagent.Node.Cli.Goals;
using Permagent.Node.Home;
using Permagent.Node.Rendering;

namespace Permagent.Node.FirstRun;

/// <summary>From no home to a receipt that another process has checked. Each step can be repeated, so a run that was
/// cut off is simply run again.</summary>
internal sealed class FirstRunFlow(CliPorts ports, FirstRunScreen screen, ProgressLine progress)
{
    /// <summary>Runs all steps.</summary>
    public async Task<FirstRunOutcome> RunAsync(FirstRunPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Resumed) screen.Resumed(plan.Folder);
        await ports.Homes.CreateAsync(plan.Home, trial: false, cancellationToken);
        FirstRunMarker.Write(plan.Home, plan.Folder);
        await using var client = await ports.Launcher.EnsureAsync(
            new(plan.Home, Ephemeral: false), cancellationToken);
        // The node names the folder without links; goals must name it alike.
        var granted = await client.GrantFolderAsync(new(plan.Folder, Write: false), cancellationToken);
        var read = await ReadAsync(client, granted.Path, cancellationToken);
        var sample = read is { Done: true, FilesDone: 0 };
        var folder = sample ? await UseSampleAsync(client, plan, cancellationToken) : granted.Path;
        if (!sample) screen.Read(read);
        // Before the landing: the question is about the person's own words, not about the overview of them.
        var next = NextOf(plan.Folder, sample);
        var goal = await WorkAsync(client, plan, folder, cancellationToken);
        var proofs = await new ReceiptProver(client, ports.SeparateVerifier, plan.Home)
            .ProveAsync(goal, cancellationToken);
        var kept = KeptOf(plan.Home, goal);
        screen.Result(goal, proofs, kept);
        screen.Close(await client.StatusAsync(cancellationToken), goal);
        FirstRunMarker.Clear(plan.Home);
        screen.Next(next);
        var open = GoalFollower.AskOf(goal, new HashSet<string>());
        return new(plan.Home, plan.Folder, sample, sample ? null : read, goal, proofs, open) { Kept = kept };
    }

    private async Task<IngestUpdate> ReadAsync(
        INodeClient client, string folder, CancellationToken cancellationToken)
    {
        IngestUpdate? last = null;
        await foreach (var update in client.ReadFirstAsync(folder, cancellationToken))
        {
            progress.Report("reading", update.FilesDone, update.FilesTotal, Units.Count(update.Facts, "fact"));
            last = update;
        }

        progress.Clear();
        return last ?? throw CliErrors.BadFolder(folder, "could not be read: the node said nothing about it");
    }

    private async Task<string> UseSampleAsync(
        INodeClient client, FirstRunPlan plan, CancellationToken cancellationToken)
    {
        var sample = SampleFolder.Make(plan.Home);
        screen.Sample(plan.Folder, sample);
        var granted = await client.GrantFolderAsync(new(sample, Write: false), cancellationToken);
        return granted.Path;
    }

    private async Task<GoalView> WorkAsync(
        INodeClient client, FirstRunPlan plan, string folder, CancellationToken cancellationToken)
    {
        var request = new OpenGoalRequest(FirstRunPlan.Wish, [folder], FirstRunPlan.Playbook, KeyOf(folder));
        var goal = await client.OpenGoalAsync(request, cancellationToken);
        screen.Task(goal);
        var follower = new GoalFollower(client, ports.Clock);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var checks = false;
        while (true)
        {
            goal = await follower.UntilItNeedsSomeoneAsync(goal.Id, answered, _ => { }, cancellationToken);
            if (!checks) screen.Checks(goal);
            checks = true;
            if (GoalFollower.AskOf(goal, answered) is not { } ask) return goal;
            if (!plan.MayAsk)
            {
                screen.AskWaits(ask);
                return goal;
            }

            answered.Add(ask);
            if (!await new FirstRunAsk(ports, screen, client, plan.Home).RunAsync(ask, cancellationToken))
                answered.Remove(ask); // It changed while it was shown: show the new one.
        }
    }

    /// <summary>The checked overview of a goal that could not land it, for instance in a folder that can only be
    /// read.</summary>
    private static string? KeptOf(string home, GoalView goal)
    {
        if (goal is not { State: "Failed", Tasks: [{ Outcome: "completed", Artifacts: [var name, ..] }, ..] })
            return null;
        var path = Path.Combine(HomeFolder.At(home).Workspaces, "goals", goal.GoalId, "integration", name);
        return File.Exists(path) ? path : null;
    }

    private static string NextOf(string folder, bool sample)
    {
        var files = ReadableFiles.Find(folder, null, CancellationToken.None).Files;
        var question = sample ? null : QuestionFinder.Of(files);
        var ask = question is null ? "permagent init --yes --folder DIR" : $"permagent ask '{question}'";
        return $"{ask} · permagent goals list · permagent status";
    }

    /// <summary>One overview goal for each folder, however often this runs.</summary>
    private static string KeyOf(string folder) =>
        "overview-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..32];
}
