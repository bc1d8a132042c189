using Permagent.Node.Api;
using Permagent.Node.Cli.Goals;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Asks;

/// <summary>Takes the person's word on a goal: on its plan before it begins, or on a result that no check could prove.
/// Bound to the digest of what was shown.</summary>
internal sealed class GoalDialog(VerbContext context, INodeClient client)
{
    /// <summary>True for the id of a goal; asks have other ids.</summary>
    public static bool IsGoal(string id) => id.StartsWith('g');

    /// <summary>Says yes, after showing the goal.</summary>
    /// <returns>The goal afterwards, or null when the person left it open.</returns>
    public async Task<GoalView?> AllowAsync(string id, string? digest, CancellationToken cancellationToken)
    {
        var (goal, shown) = await FindAsync(id, digest, cancellationToken);
        if (!context.Flags.Json)
            context.Ports.Terminal.WriteError(PagePrinter.Print(GoalPage.Of(goal, context), context.Style));
        if (context.CanAsk)
        {
            context.Ports.Terminal.WriteError("Type a then Enter to take it as it is (Enter alone = leave it open): ");
            var typed = await context.Ports.Terminal.ReadLineAsync(hidden: false, cancellationToken);
            if (typed?.Trim() is not ("a" or "A")) return null;
        }
        else if (digest is null)
        {
            throw CliErrors.NobodyToAsk(
                $"take {goal.Id} as it is?",
                $"Name what you saw: permagent approve {goal.Id} --no-input --digest DIGEST");
        }

        return await client.DecideGoalAsync(new(goal.Id, shown, Allow: true), cancellationToken);
    }

    /// <summary>Says no.</summary>
    public async Task<GoalView> DenyAsync(string id, string? digest, CancellationToken cancellationToken)
    {
        var (goal, shown) = await FindAsync(id, digest, cancellationToken);
        return await client.DecideGoalAsync(new(goal.Id, shown, Allow: false), cancellationToken);
    }

    private async Task<(GoalView Goal, string Digest)> FindAsync(
        string id, string? digest, CancellationToken cancellationToken)
    {
        var goal = await client.GetGoalAsync(id, cancellationToken);
        var shown = goal.Digest
            ?? throw CliErrors.NotFound(
                "question open on", goal.Id, $"See how it stands: permagent goals show {goal.Id}");
        if (digest is not null && !string.Equals(digest, shown, StringComparison.OrdinalIgnoreCase))
            throw CliErrors.DigestDiffers(goal.Id, digest, shown);
        return (goal, shown);
    }
}
