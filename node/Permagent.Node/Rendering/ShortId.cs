namespace Permagent.Node.Rendering;

/// <summary>Long ids as people see them: the beginning, as long as it takes to tell those on the page apart. Every verb
/// takes such a beginning for the whole.</summary>
internal sealed class ShortId
{
    private const string Prefix = "goal-";
    private const int LettersMin = 8; // As version control systems do: enough for a hundred thousand goals.

    private readonly int _length;

    /// <summary>Ids of goals and tasks that stand on one page.</summary>
    public ShortId(IEnumerable<string> ids)
    {
        var goals = ids.Select(GoalOf).Where(IsLong).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        _length = Prefix.Length + LettersMin;
        for (var i = 1; i < goals.Count; i++)
            _length = Math.Max(_length, goals[i - 1].AsSpan().CommonPrefixLength(goals[i]) + 1);
    }

    /// <summary>The short form of a goal's or task's id; ids of another form stay as they are.</summary>
    public string Of(string id)
    {
        var goal = GoalOf(id);
        return IsLong(goal) ? string.Concat(goal.AsSpan(0, _length), id.AsSpan(goal.Length)) : id;
    }

    private static string GoalOf(string id) => id.Split('/')[0];

    private bool IsLong(string goal) =>
        goal.StartsWith(Prefix, StringComparison.Ordinal)
        && goal.Length > Math.Max(_length, Prefix.Length + LettersMin);
}
