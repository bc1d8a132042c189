namespace Permagent.Actors.Specialists;

/// <summary>Limits of specialists (orchestration.md section 5).</summary>
public sealed record SpecialistOptions
{
    /// <summary>Most attempts at once in the node. Default: 4.</summary>
    public int AttemptsMax { get; init; } = 4;

    /// <summary>Longest attempt of a task of size s. Default: 10 min.</summary>
    public TimeSpan SmallTimeMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest attempt of a task of size m. Default: 25 min.</summary>
    public TimeSpan MediumTimeMax { get; init; } = TimeSpan.FromMinutes(25);

    /// <summary>Longest attempt of a task of size l. Default: 60 min.</summary>
    public TimeSpan LargeTimeMax { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How often an attempt says that it lives. Default: 10 s.</summary>
    public TimeSpan BeatEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an attempt that is told to stop may wait for its call at hand. Default: 10 s (orchestration.md
    /// section 5).</summary>
    public TimeSpan StopTimeMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest words of a report, characters. Default: 1,024.</summary>
    public int WordsCharsMax { get; init; } = 1_024;

    /// <summary>Longest attempt for a size. A wait for a person does not count.</summary>
    public TimeSpan TimeFor(string size) => size switch
    {
        "s" => SmallTimeMax,
        "m" => MediumTimeMax,
        _ => LargeTimeMax,
    };
}
