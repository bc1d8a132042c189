using Permagent.Node.Api;

namespace Permagent.Node.Cli.Goals;

/// <summary>Tells what changed in a goal since the last look, one line per change.</summary>
internal sealed class GoalNews(Action<string> say)
{
    private readonly Dictionary<string, string> _told = [];

    /// <summary>Says what is new.</summary>
    public void Tell(GoalView goal)
    {
        foreach (var task in goal.Tasks)
        {
            var checks = task.Checks.Count == 0
                ? ""
                : $", checks {task.Checks.Count(check => check.Result == "pass")} of {task.Checks.Count}";
            Once(task.Id, $"{goal.Id} {GoalPage.TaskName(task.Id)}  {task.State}{checks}  {task.Title}");
        }

        Once(goal.Id, goal.Waiting.Length > 0
            ? $"{goal.Id}  {goal.State}: {goal.Waiting}"
            : $"{goal.Id}  {goal.State}");
    }

    private void Once(string id, string line)
    {
        if (_told.TryGetValue(id, out var last) && last == line) return;
        _told[id] = line;
        say(line);
    }
}
