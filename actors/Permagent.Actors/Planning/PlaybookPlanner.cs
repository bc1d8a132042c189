using System.Text.Json;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>Plans without a model: takes the playbook that was named or that matches, and fills its slots. It never
/// invents a plan.</summary>
internal sealed class PlaybookPlanner(PlaybookLibrary library, PlanningOptions options)
{
    private readonly PlaybookMatcher _matcher = new(library, options);

    /// <summary>The plan, or why there is none.</summary>
    public (Plan? Plan, string Reason, string Words) PlanFor(PlanGoal ask)
    {
        if (ask.Playbook is { } id)
        {
            return library.Find(id) is { } named
                ? (Fill(named, null, ask), "", "")
                : (null, "unknown-playbook", $"There is no playbook \"{id}\". {Known()}");
        }

        return _matcher.Match(ask.Text) is { } match
            ? (Fill(match.Book, match.ScoreMilli, ask), "", "")
            : (null, "no-playbook", "No playbook fits these words, and no model is set up that could plan without one. "
                + $"{Known()} Say it in such words, or name one: permagent do \"…\" --playbook {library.All[0].Id}");
    }

    private static Plan Fill(Playbook book, int? scoreMilli, PlanGoal ask) => book.Plan with
    {
        Tasks = [.. book.Plan.Tasks.Select(task => Fill(task, ask))],
        Playbook = new(book.Id, book.Version, book.Digest, scoreMilli),
    };

    private static PlanTask Fill(PlanTask task, PlanGoal ask) => task with
    {
        Steps = [.. task.Steps.Select(step => step with { Args = FillArgs(step.Args, ask.Roots[0].Path) })],
    };

    /// <summary>Puts the folder where a whole value is the slot, so that no path can break out of its place.</summary>
    private static string FillArgs(string args, string folder) =>
        args.Replace("\"$folder\"", JsonSerializer.Serialize(folder), StringComparison.Ordinal);

    private string Known() =>
        "Playbooks: " + string.Join("; ", library.All.Select(book => $"{book.Id} ({book.Title})")) + ".";
}
