namespace Permagent.Actors.Planning;

/// <summary>Limits of plans and playbooks. The numbers are those of the plan schema (orchestration.md section
/// 5).</summary>
public sealed record PlanningOptions
{
    /// <summary>Most tasks of one plan. Default: 12; a person still reads a list of that length.</summary>
    public int TasksMax { get; init; } = 12;

    /// <summary>Longest chain of tasks that need each other. Default: 6.</summary>
    public int DepthMax { get; init; } = 6;

    /// <summary>Most criteria of one plan. Default: 8.</summary>
    public int CriteriaMax { get; init; } = 8;

    /// <summary>Longest criterion, characters. Default: 160.</summary>
    public int CriterionCharsMax { get; init; } = 160;

    /// <summary>Most checks of one task, default checks included. Default: 8, twice what a planner may ask
    /// for.</summary>
    public int ChecksMax { get; init; } = 8;

    /// <summary>Most globs that a task reads or writes. Default: 12.</summary>
    public int GlobsMax { get; init; } = 12;

    /// <summary>Longest relative path or glob, characters. Default: 120.</summary>
    public int PathCharsMax { get; init; } = 120;

    /// <summary>Most bytes of the parameters of one check or step, UTF-8. Default: 4 KiB.</summary>
    public int SpecBytesMax { get; init; } = 4_096;

    /// <summary>Most files that one goal lands. Default: 50; over that a landing needs tier 2 (trust.md section
    /// 9).</summary>
    public int LandFilesMax { get; init; } = 50;

    /// <summary>Most steps by size of a task: s, m, l. Default: 15, 30, 60.</summary>
    public (int Small, int Medium, int Large) StepsMax { get; init; } = (15, 30, 60);

    /// <summary>Smallest score by which a playbook counts as matched, thousandths. Default: 600; one word that only one
    /// playbook knows scores about 900, words that all of them know far less.</summary>
    public int ScoreMilliMin { get; init; } = 600;

    /// <summary>Smallest share of the wish's words that the playbook must know, weighted by how rare they are,
    /// thousandths. Default: 200; a wish about something else shares a word or two at most.</summary>
    public int CoverMilliMin { get; init; } = 200;

    /// <summary>Most steps for a size; an unknown size has none.</summary>
    public int StepsFor(string size) => size switch
    {
        "s" => StepsMax.Small,
        "m" => StepsMax.Medium,
        "l" => StepsMax.Large,
        _ => 0,
    };
}
