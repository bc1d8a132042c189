using System.Security.Cryptography;
using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Node.Api;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Goals;

namespace Permagent.Node.Service;

/// <summary>The goal calls of the local API, told to the actors.</summary>
internal sealed class GoalDesk(IActorRef goals, Func<IReadOnlyList<FolderView>> folders)
{
    private const int LookupMax = 1_000; // Goals in which a short id is looked up; far more than a person opens.

    private static readonly string[] Terminal =
        ["Completed", "Partial", "Failed", "Denied", "Cancelled", "Abandoned"];

    /// <summary>Opens a goal. The same key gives the same goal.</summary>
    public async Task<GoalView> OpenAsync(OpenGoalRequest request, GoalId fresh, CancellationToken cancellationToken)
    {
        var id = request.Key.Length == 0 ? fresh : IdOf(request.Key);
        var roots = request.Folders.Select(RootOf).ToImmutableArray();
        var answer = await goals.AnswerAsync(
            replyTo => new OpenGoal(id, Principal.LocalUser, request.Text, roots, request.Playbook, replyTo),
            cancellationToken);
        if (answer is GoalRefused refused) throw Refused(refused);
        return await GetAsync(id.ToString(), cancellationToken);
    }

    /// <summary>One goal.</summary>
    public async Task<GoalView> GetAsync(string id, CancellationToken cancellationToken)
    {
        var goal = await FindAsync(id, cancellationToken);
        return await goals.AnswerAsync(replyTo => new GetGoal(goal, replyTo), cancellationToken) switch
        {
            GoalSeen seen => Of(seen.Report),
            GoalRefused refused => throw Refused(refused),
            var other => throw Strange(other),
        };
    }

    /// <summary>Goals, newest first.</summary>
    public async Task<IReadOnlyList<GoalView>> ListAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await ReportsAsync(limit, cancellationToken)).Select(Of)];

    /// <summary>Ends a goal.</summary>
    public async Task<GoalView> CancelAsync(string id, string why, CancellationToken cancellationToken)
    {
        var goal = await FindAsync(id, cancellationToken);
        var answer = await goals.AnswerAsync(
            replyTo => new CancelGoal(goal, Principal.LocalUser, why, replyTo), cancellationToken);
        if (answer is GoalRefused refused) throw Refused(refused);
        return await GetAsync(goal.ToString(), cancellationToken);
    }

    /// <summary>Takes the person's word on a plan or on an unproven result.</summary>
    public async Task<GoalView> DecideAsync(DecideGoalRequest request, CancellationToken cancellationToken)
    {
        var goal = await FindAsync(request.Id, cancellationToken);
        var answer = await goals.AnswerAsync(
            replyTo => new DecideGoal(goal, request.Digest, request.Allow, Principal.LocalUser, replyTo),
            cancellationToken);
        if (answer is GoalRefused refused) throw Refused(refused);
        return await GetAsync(goal.ToString(), cancellationToken);
    }

    private async Task<GoalId> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (GoalId.TryParse(id, out var whole)) return whole;
        var known = await ReportsAsync(LookupMax, cancellationToken);
        var hits = known.Where(goal => goal.ShortId == id).DefaultIfEmpty().First() is { } exact
            ? [exact]
            : known.Where(goal => goal.Goal.ToString().StartsWith(id, StringComparison.Ordinal)
                && id.Length > "goal-".Length).ToList();
        return hits.Count switch
        {
            1 => hits[0].Goal,
            0 => throw new NodeException("PA-0301", $"There is no goal {id}.", "permagent goals list", 8),
            _ => throw new NodeException("PA-0302", $"{hits.Count} goals begin with {id}.", "Give more of the id.", 2),
        };
    }

    private async Task<ImmutableArray<GoalReport>> ReportsAsync(int limit, CancellationToken cancellationToken) =>
        await goals.AnswerAsync(replyTo => new ListGoals(limit, replyTo), cancellationToken) switch
        {
            GoalsListed listed => listed.Goals,
            var other => throw Strange(other),
        };

    private RootGrant RootOf(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var granted = folders().FirstOrDefault(view => view.Path == full)
            ?? throw new NodeException("PA-0303", $"{full} is not a granted folder.",
                $"permagent init --yes --folder {full}", 1);
        return new(granted.Path, granted.Write);
    }

    // A key given by the caller names the goal, so that a repeated call opens no second one.
    private static GoalId IdOf(string key) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("permagent/goal-key/v1\0" + key)).AsSpan(0, 16)));

    private static GoalView Of(GoalReport report) => new(
        report.ShortId, report.Goal.ToString(), report.Text, report.State, report.Waiting, report.Opened,
        [.. report.Tasks.Select(Of)], report.Note, Terminal.Contains(report.State))
    {
        Digest = report.Digest.Length > 0 ? report.Digest : null,
    };

    private static TaskView Of(TaskReport task) => new(
        task.Task.ToString(), task.Title, task.State, task.Attempts,
        [.. task.Checks.Select(check => new CheckView(
            check.Id, check.Kind, check.Result, check.Words, check.Standing))],
        task.Outcome, task.ReceiptSeq is { } seq ? $"r{seq}" : null, task.Ask?.ToString(), task.Undo?.ToString(),
        task.Artifacts);

    private static NodeException Refused(GoalRefused refused) => new(
        "PA-0304", refused.Words, FixOf(refused.Reason), refused.Reason == "not-found" ? 8 : 1);

    // What could not be stored is not in the list; the disk is the usual cause.
    private static string FixOf(string reason) => reason == "not-stored"
        ? "Free some space if the disk is full: permagent doctor shows it. Then try again."
        : "permagent goals list";

    private static InvalidOperationException Strange(object answer) =>
        new($"An answer of type {answer.GetType().Name}.");
}
