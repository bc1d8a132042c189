namespace Permagent.Brain.Episodes;

/// <summary>The smallest piece of memory: words exactly as they were, with source, place and time.</summary>
public sealed record Episode
{
    /// <summary>The id.</summary>
    public required EpisodeId Id { get; init; }

    /// <summary>The source.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>Place in the session, from 0.</summary>
    public required int Ord { get; init; }

    /// <summary>What it is a piece of.</summary>
    public required EpisodeKind Kind { get; init; }

    /// <summary>Who spoke; empty if nobody is named.</summary>
    public required string Speaker { get; init; }

    /// <summary>Heading path or title; empty if there is none.</summary>
    public required string Title { get; init; }

    /// <summary>The words, unaltered.</summary>
    public required string Text { get; init; }

    /// <summary>Caption of a picture that came with it; empty if there is none.</summary>
    public required string Caption { get; init; }

    /// <summary>Start of its time.</summary>
    public required Instant AtFrom { get; init; }

    /// <summary>End of its time, exclusive.</summary>
    public required Instant AtTo { get; init; }

    /// <summary>How exact that time is.</summary>
    public required TimePrecision AtPrecision { get; init; }

    /// <summary>Who the words came from.</summary>
    public required EpisodeOrigin Origin { get; init; }

    /// <summary>Whether it may enter a context by itself.</summary>
    public required Trust Trust { get; init; }

    /// <summary>Project it belongs to; empty for none.</summary>
    public required string Project { get; init; }

    /// <summary>Marks.</summary>
    public required EpisodeFlags Flags { get; init; }

    /// <summary>First character in the source, UTF-16; 0 where there is no file.</summary>
    public required int SpanFrom { get; init; }

    /// <summary>End in the source, exclusive.</summary>
    public required int SpanTo { get; init; }

    /// <summary>Line in the source, from 1; 0 where there is no file.</summary>
    public required int Line { get; init; }

    /// <summary>When the Brain took it in.</summary>
    public required Instant SysFrom { get; init; }

    /// <summary>When it vanished from its source; Forever if it is there.</summary>
    public required Instant SysTo { get; init; }
}
