using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>The order of a plan's tasks.</summary>
internal static class PlanGraph
{
    /// <summary>V1: ids unique, needs exist, no cycle, depth within the limit. V6 needs no edge of its own: tasks of
    /// one goal run one after another.</summary>
    public static void Judge(Plan plan, int depthMax, ImmutableArray<PlanFault>.Builder faults)
    {
        foreach (var twice in plan.Tasks.GroupBy(task => task.Id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1))
            faults.Add(new(twice.Key, "V1", "same-id", "two tasks have one id"));
        foreach (var task in plan.Tasks)
        {
            foreach (var need in task.Needs.Where(need => plan.Tasks.All(other => other.Id != need)))
                faults.Add(new(task.Id, "V1", "no-such-task", $"it needs {need}, which is not there"));
        }

        if (faults.Count > 0) return;
        var depth = DepthOf(plan);
        if (depth == 0) faults.Add(new("", "V1", "cycle", "tasks need each other in a circle"));
        if (depth > depthMax)
            faults.Add(new("", "V1", "too-deep", $"the longest chain has {depth} tasks, over {depthMax}"));
    }

    /// <summary>Length of the longest chain; 0 when there is a circle.</summary>
    private static int DepthOf(Plan plan)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var depth = 0;
        while (done.Count < plan.Tasks.Length)
        {
            var next = plan.Tasks.Where(task => !done.Contains(task.Id) && task.Needs.All(done.Contains)).ToList();
            if (next.Count == 0) return 0;
            done.UnionWith(next.Select(task => task.Id));
            depth++;
        }

        return depth;
    }
}
