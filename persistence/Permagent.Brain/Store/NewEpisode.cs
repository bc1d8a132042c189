using Permagent.Brain.Episodes;

namespace Permagent.Brain.Store;

/// <summary>An episode ready to be written.</summary>
internal sealed record NewEpisode
{
    /// <summary>Id.</summary>
    public required Key128 Id { get; init; }

    /// <summary>Row of the session.</summary>
    public required long SessionRid { get; init; }

    /// <summary>Path of the source.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Place in the session.</summary>
    public required int Ord { get; init; }

    /// <summary>Who spoke; empty for nobody.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Kind.</summary>
    public required EpisodeKind Kind { get; init; }

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>Caption.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Start of its time.</summary>
    public required Instant AtFrom { get; init; }

    /// <summary>How exact it is.</summary>
    public required TimePrecision AtPrecision { get; init; }

    /// <summary>The date as written in the source.</summary>
    public string AtText { get; init; } = "";

    /// <summary>Who the words came from.</summary>
    public required EpisodeOrigin Origin { get; init; }

    /// <summary>Trust.</summary>
    public required Trust Trust { get; init; }

    /// <summary>Project.</summary>
    public string Project { get; init; } = "";

    /// <summary>Marks.</summary>
    public EpisodeFlags Flags { get; init; }

    /// <summary>Span in the source.</summary>
    public int SpanFrom { get; init; }

    /// <summary>End of the span.</summary>
    public int SpanTo { get; init; }

    /// <summary>Line in the source.</summary>
    public int Line { get; init; }

    /// <summary>End of its time by its precision.</summary>
    public Instant AtTo => AtPrecision switch
    {
        TimePrecision.Day or TimePrecision.File => AtFrom.Plus(TimeSpan.FromDays(1)),
        TimePrecision.Month => AtFrom.Plus(TimeSpan.FromDays(31)),
        TimePrecision.Year => AtFrom.Plus(TimeSpan.FromDays(366)),
        _ => new(AtFrom.Micros + 1),
    };
}
