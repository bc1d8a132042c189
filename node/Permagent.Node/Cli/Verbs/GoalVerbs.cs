using System.CommandLine;
using Permagent.Node.Cli.Goals;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Goals: <c>goals list|show|cancel</c>.</summary>
internal static class GoalVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        yield return DoVerb.Make(host);
        yield return VerbHost.Group("goals", "Goals and how they stand", List(host), Show(host), Cancel(host));
    }

    private static Command List(VerbHost host)
    {
        var limit = Values.Limit();
        return host.Verb(
            "list", "Goals, newest first",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var goals = await client.ListGoalsAsync(context.Parsed.GetValue(limit), token);
                return new("goals", goals, GoalPage.List(goals, context))
                {
                    Next = goals.Count > 0 ? $"permagent goals show {goals[0].Id}" : "permagent do \"GOAL\"",
                };
            },
            limit);
    }

    private static Command Show(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "g7, or a unique beginning of the full id" };
        return host.Verb(
            "show", "One goal with its tasks, checks and receipts",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var goal = await client.GetGoalAsync(context.Parsed.GetRequiredValue(id), token);
                return new("goal", goal, GoalPage.Of(goal, context)) { Next = GoalPage.NextOf(goal) };
            },
            id);
    }

    private static Command Cancel(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "The goal" };
        var why = new Option<string>("--why")
        {
            Description = "Your reason, kept in the log", DefaultValueFactory = _ => "", HelpName = "TEXT",
        };
        return host.Verb(
            "cancel", "End a goal",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var goal = await client.CancelGoalAsync(
                    context.Parsed.GetRequiredValue(id), context.Parsed.GetValue(why) ?? "", token);
                return new("goal", goal, GoalPage.Of(goal, context)) { Next = "permagent goals list" };
            },
            id, why);
    }
}
