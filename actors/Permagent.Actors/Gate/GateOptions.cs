namespace Permagent.Actors.Gate;

/// <summary>Limits of the gateway.</summary>
public sealed record GateOptions
{
    /// <summary>Calls that run at the same time. Default: 16, enough for 4 attempts with a few reads each.</summary>
    public int CallsMax { get; init; } = 16;

    /// <summary>Calls that wait for one of those places. Default: 256; one more is refused as <c>busy</c>.</summary>
    public int WaitingMax { get; init; } = 256;

    /// <summary>Attempts that are heard at the same time. Default: 256, more than 200 open goals need.</summary>
    public int AttemptsMax { get; init; } = 256;

    /// <summary>Asks that wait for a person. Default: 100; nobody can answer more, so one more is refused.</summary>
    public int AsksMax { get; init; } = 100;

    /// <summary>Most bytes of one call's arguments, UTF-8 JSON. Default: 4 MiB, a long document.</summary>
    public int ArgsBytesMax { get; init; } = 4 * 1024 * 1024;

    /// <summary>Reads told in one <c>observe</c> entry. Default: 64 (trust.md section 4).</summary>
    public int ReadsPerEntryMax { get; init; } = 64;

    /// <summary>Longest time until a read is told. Default: 1 second; what a crash can lose.</summary>
    public TimeSpan ReadsDelayMax { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True when a person is there to answer. False: asks are queued for a day. Default: true.</summary>
    public bool Attended { get; init; } = true;

    /// <summary>Time to answer with a person there. Default: 15 minutes.</summary>
    public TimeSpan AttendedTimeMax { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time to answer with nobody there. Default: 24 hours.</summary>
    public TimeSpan QueuedTimeMax { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Time from a yes to its intent. Default: 10 minutes; later it counts no more.</summary>
    public TimeSpan AllowedTimeMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time of one call without its wait for a person. Default: 10 minutes, as for a tool.</summary>
    public TimeSpan CallTimeMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Pause before the ledger is read again at start. Default: 5 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most characters of a line on a card. Default: 400.</summary>
    public int CardLineCharsMax { get; init; } = 400;

    /// <summary>Most preview lines on a card. Default: 200; more are counted in the last line.</summary>
    public int CardPreviewLinesMax { get; init; } = 200;

    /// <summary>Most rows of one undo list. Default: 200.</summary>
    public int UndoRowsMax { get; init; } = 200;

    /// <summary>Callers of one and the same running call. Default: 8; a goal that restarts asks again.</summary>
    public int CallersMax { get; init; } = 8;
}
