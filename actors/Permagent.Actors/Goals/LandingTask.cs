using Permagent.Protocol;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Goals;

/// <summary>The last task of a goal that changes files: code only, own checks, own receipt.</summary>
internal static class LandingTask
{
    /// <summary>The one tool that it may call.</summary>
    public const string Tool = "fs.land";

    /// <summary>Who does it: the node's own code.</summary>
    public const string Kind = "system";

    /// <summary>Its one criterion.</summary>
    public const string Criterion = "each landed file holds exactly what was checked";

    public static GoalTask Of(GoalId goal, LandingPlanned landing) =>
        new(new TaskId(goal, TaskId.Landing), new PlanTask(
            TaskId.Landing, $"land {string.Join(", ", landing.Parts.Select(part => part.Name))}",
            "bring the checked files to your folder", Kind, [], [], [.. landing.Parts.Select(part => part.Path)],
                [Tool],
            1, "s", "none", [0], [], [], false));
}
