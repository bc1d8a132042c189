using System.Text.Json;
using Permagent.Actors.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>Builds what a goal asks others for. Pure.</summary>
internal static class GoalRequests
{
    /// <summary>What an attempt may do and where.</summary>
    public static AttemptScope ScopeOf(GoalState state, GoalTask task)
    {
        var by = task.IsLanding
            ? new Principal(PrincipalKind.System, "landing")
            : new Principal(PrincipalKind.Specialist, task.Kind);
        return new(
            task.CurrentAttempt, task.Fence, by, task.Tree, state.Roots, task.Plan.Tools, task.Plan.Writes,
            GoalClosing.Labels, state.By) { Words = state.Text };
    }

    /// <summary>Everything that a specialist is told.</summary>
    public static TaskBrief BriefOf(GoalState state, GoalTask task, GoalOptions limits) => new(
        task.CurrentAttempt, task.Fence, task.Kind, state.Text, task.Plan,
        [.. task.Criteria.Select(criterion => criterion.Text)], task.Checks, task.Tree, task.Before,
        [.. task.Tries.Where(made => made.Words.Length > 0).Select(made => Short(made.Words, limits.EarlierCharsMax))]);

    /// <summary>The checks of one task, on its tree or where it landed.</summary>
    public static VerifierMessage CheckOf(GoalState state, GoalTask task, IActorRef replyTo) => task.IsLanding
        ? new VerifyLanded(
            task.CurrentAttempt, state.Landing!.Folder, task.After, task.Changed, task.Checks, replyTo)
        : new VerifyTree(
            task.CurrentAttempt, task.Before, task.After, task.Changed, task.Plan.Writes, SourcesOf(state), task.Checks,
            replyTo);

    /// <summary>The checks of all tasks, on the tree that they made together. Who changed what was judged task by
    /// task.</summary>
    public static VerifyTree WholeOf(GoalState state, AskWhole whole, IActorRef replyTo)
    {
        var good = state.Tasks.Where(task => task is { IsGood: true, IsLanding: false }).ToList();
        ImmutableArray<FrozenCheck> checks = [.. good.SelectMany(task => task.Checks
            .Where(check => check.Kind != CheckKinds.DiffScope)
            .Select(check => check with { Id = $"{task.Id.Name}.{check.Id}" }))];
        return new(
            whole.Attempt, "", whole.Tree, Union(good, task => task.Changed), Union(good, task => task.Plan.Writes),
            SourcesOf(state), checks, replyTo);
    }

    /// <summary>Arguments of the landing call, the same bytes on each call.</summary>
    public static JsonElement LandArgs(LandingPlanned landing)
    {
        using var args = JsonDocument.Parse(FactsJson.Write(json =>
        {
            json.WriteStartArray("files");
            foreach (var part in landing.Parts)
            {
                json.WriteStartObject();
                json.WriteString("path", part.Path);
                json.WriteString("as", part.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("to", landing.Folder);
        }));
        return args.RootElement.Clone();
    }

    private static ImmutableArray<string> SourcesOf(GoalState state) => [.. state.Roots.Select(root => root.Path)];

    private static ImmutableArray<string> Union(
        IEnumerable<GoalTask> tasks, Func<GoalTask, ImmutableArray<string>> part) =>
        [.. tasks.SelectMany(task => part(task)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Short(string words, int charsMax) => words.Length <= charsMax ? words : words[..charsMax];
}
