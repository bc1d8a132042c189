namespace Permagent.Actors.Goals;

/// <summary>Limits and rhythms of goals.</summary>
public sealed record GoalOptions
{
    /// <summary>Longest wish, bytes of UTF-8. Default: 8 KiB (orchestration.md section 4).</summary>
    public int TextBytesMax { get; init; } = 8_192;

    /// <summary>Most folders of one goal. Default: 8, more than a person names in one sentence.</summary>
    public int RootsMax { get; init; } = 8;

    /// <summary>Most goals that are open at once. Default: 200.</summary>
    public int OpenGoalsMax { get; init; } = 200;

    /// <summary>Most goals that work at once; those that wait for a person do not count. Default: 4.</summary>
    public int ActiveGoalsMax { get; init; } = 4;

    /// <summary>Most goals in one list. Default: 1,000.</summary>
    public int ListedGoalsMax { get; init; } = 1_000;

    /// <summary>Most retries of a task whose work was rejected. Default: 2.</summary>
    public int RetriesMax { get; init; } = 2;

    /// <summary>Most attempts of a task, abandoned ones too. Default: 10; a node that dies in each of ten attempts dies
    /// of this task.</summary>
    public int AttemptsMax { get; init; } = 10;

    /// <summary>Most plans that may be invalid before a goal fails. Default: 3.</summary>
    public int PlansMax { get; init; } = 3;

    /// <summary>Most calls of one landing when the target changes under it. Default: 3.</summary>
    public int LandingCallsMax { get; init; } = 3;

    /// <summary>Most characters of an earlier attempt's failure that the next one is told. Default: 4,096.</summary>
    public int EarlierCharsMax { get; init; } = 4_096;

    /// <summary>How often a goal looks at itself when nothing happens. Default: 30 s.</summary>
    public TimeSpan DriveEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A request that got no answer for so long is made again; each receiver takes it twice. Default:
    /// 60 s.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Checks get more time before they are asked for again. Default: 10 min, the longest a check may
    /// run.</summary>
    public TimeSpan CheckAgainAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>An attempt without a beat for so long is stuck and ends. Default: 5 min.</summary>
    public TimeSpan BeatWaitMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A goal that waits for a person for so long is abandoned. Default: 14 days.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromDays(14);

    /// <summary>A goal whose stream could not be read or written is tried again after so long. Default: 60 s.</summary>
    public TimeSpan ReviveAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most messages that wait while the list of goals is read. Default: 256.</summary>
    public int StashMax { get; init; } = 256;

    /// <summary>How long a landing can be undone. Default: 30 days (trust.md section 13).</summary>
    public TimeSpan UndoFor { get; init; } = TimeSpan.FromDays(30);
}
