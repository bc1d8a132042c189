using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Permagent.Node.Api;
using Permagent.Node.Cli.Asks;
using Permagent.Node.Cli.Goals;

namespace Permagent.Node.Cli.Verbs;

/// <summary><c>do "GOAL"</c>: opens a goal and follows it. An ask on the way is shown and can be answered
/// here.</summary>
internal static class DoVerb
{
    /// <summary>The verb.</summary>
    public static Command Make(VerbHost host)
    {
        var words = Values.Words("GOAL", "What you want, in words");
        var folders = new Option<string[]>("--folder")
        {
            Description = "The folder it concerns (several allowed); the granted ones when not given", HelpName = "DIR",
        };
        var playbook = new Option<string?>("--playbook") { Description = "Use this playbook", HelpName = "ID" };
        var leave = new Option<bool>("--no-wait") { Description = "Open the goal and return" };
        return host.Verb(
            "do", "Open a goal and follow it",
            (context, token) =>
            {
                var parsed = context.Parsed;
                var wish = new Wish(
                    Values.TextOf(parsed, words), parsed.GetValue(folders) ?? [], parsed.GetValue(playbook),
                    parsed.GetValue(leave));
                return RunAsync(context, wish, token);
            },
            words, folders, playbook, leave);
    }

    private sealed record Wish(string Text, string[] Folders, string? Playbook, bool Leave);

    private static async Task<Reply> RunAsync(VerbContext context, Wish wish, CancellationToken cancellationToken)
    {
        await using var client = await context.EnsureAsync(ephemeral: false, cancellationToken);
        var folders = await FoldersAsync(context, client, wish.Folders, cancellationToken);
        var request = new OpenGoalRequest(wish.Text, folders, wish.Playbook, KeyOf(context, wish));
        var goal = await client.OpenGoalAsync(request, cancellationToken);
        if (!wish.Leave) goal = await FollowAsync(context, client, goal, cancellationToken);
        var exit = wish.Leave ? ExitCodes.Done : GoalFollower.ExitOf(goal);
        return new("goal", goal, GoalPage.Of(goal, context)) { Next = GoalPage.NextOf(goal), Exit = exit };
    }

    private static async Task<GoalView> FollowAsync(
        VerbContext context, INodeClient client, GoalView goal, CancellationToken cancellationToken)
    {
        var follower = new GoalFollower(client, context.Ports.Clock);
        var news = new GoalNews(context.Say);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            goal = await follower.UntilItNeedsSomeoneAsync(goal.Id, answered, news.Tell, cancellationToken);
            if (GoalFollower.AskOf(goal, answered) is not { } ask || !context.CanAsk) return goal;
            answered.Add(ask);
            var outcome = await new ApproveDialog(context, client).RunAsync(ask, null, cancellationToken);
            if (outcome is null) return goal;
        }
    }

    private static async Task<IReadOnlyList<string>> FoldersAsync(
        VerbContext context, INodeClient client, string[] typed, CancellationToken cancellationToken)
    {
        var status = await client.StatusAsync(cancellationToken);
        if (typed.Length == 0)
        {
            var here = status.Folders.FirstOrDefault(folder => IsInside(context.Ports.Folder, folder.Path));
            return here is not null ? [here.Path] : [.. status.Folders.Select(folder => folder.Path)];
        }

        var result = new List<string>();
        foreach (var name in typed)
        {
            var path = Paths.Folder(name, context.Ports);
            if (status.Folders.Any(folder => folder.Path == path))
            {
                result.Add(path);
                continue;
            }

            if (!await context.ConfirmAsync($"May I read {context.Short(path)}?", cancellationToken))
                throw CliErrors.BadFolder(path, "is not granted, and you said no");
            var granted = await client.GrantFolderAsync(new(path, Write: false), cancellationToken);
            result.Add(granted.Path);
        }

        return result;
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + "/", StringComparison.Ordinal);

    /// <summary>A key for this run of the command: the same wish may be opened again a moment later, but one call that
    /// is repeated on the wire opens one goal.</summary>
    private static string KeyOf(VerbContext context, Wish wish)
    {
        var now = context.Ports.Clock.GetUtcNow().UtcTicks;
        var facts = $"{now}\n{Environment.ProcessId}\n{wish.Text}\n{string.Join('\n', wish.Folders)}";
        return "do-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..32];
    }
}
