using Permagent.Node.Api;

namespace Permagent.Node.Cli.Goals;

/// <summary>Watches one goal until it waits for a person or has ended.</summary>
internal sealed class GoalFollower(INodeClient client, TimeProvider clock)
{
    /// <summary>Between two looks: a call of about a millisecond on this machine, and soon enough for an eye.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>The goal once it is over, waits for a word on its plan or result, or one of its tasks waits for an
    /// answer that is not in <paramref name="answered"/>.</summary>
    /// <param name="goal">Its id.</param>
    /// <param name="answered">Asks that this caller has answered and that may still be shown.</param>
    /// <param name="changed">Called with each new state.</param>
    /// <param name="cancellationToken">Ends the wait; the goal goes on.</param>
    public async Task<GoalView> UntilItNeedsSomeoneAsync(
        string goal, IReadOnlySet<string> answered, Action<GoalView> changed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await client.GetGoalAsync(goal, cancellationToken);
            changed(now);
            if (now.Terminal || now.Digest is not null || AskOf(now, answered) is not null) return now;
            await Task.Delay(Every, clock, cancellationToken);
        }
    }

    /// <summary>The first ask that one of its tasks waits for, or null.</summary>
    public static string? AskOf(GoalView goal, IReadOnlySet<string> answered) =>
        goal.Terminal ? null : goal.Tasks.Select(task => task.Ask).FirstOrDefault(
            ask => ask is not null && !answered.Contains(ask));

    /// <summary>The exit code that tells how a goal stands.</summary>
    public static int ExitOf(GoalView goal) => goal switch
    {
        { Terminal: false } => ExitCodes.Waiting,
        { State: "Completed" } => ExitCodes.Done,
        { State: "Denied" } => ExitCodes.Denied,
        _ => ExitCodes.Failed,
    };
}
