using Permagent.Brain.Episodes;

namespace Permagent.Brain.Lexical;

/// <summary>What the index knows of an episode beside its stems.</summary>
internal sealed record IndexedEpisode
{
    /// <summary>Row in the database.</summary>
    public required long Rid { get; init; }

    /// <summary>Id, the last key of every order.</summary>
    public required Key128 Id { get; init; }

    /// <summary>Row of the session.</summary>
    public required long SessionRid { get; init; }

    /// <summary>Place in the session.</summary>
    public required int Ord { get; init; }

    /// <summary>Stems in field A.</summary>
    public required int LengthA { get; init; }

    /// <summary>Stems in field B.</summary>
    public required int LengthB { get; init; }

    /// <summary>Row of the speaker; 0 for none.</summary>
    public required long SpeakerRid { get; init; }

    /// <summary>Who the words came from.</summary>
    public required EpisodeOrigin Origin { get; init; }

    /// <summary>Marks.</summary>
    public required EpisodeFlags Flags { get; init; }

    /// <summary>Project; empty for none.</summary>
    public required string Project { get; init; }

    /// <summary>Path of the source.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Start of its time.</summary>
    public required long AtFrom { get; init; }

    /// <summary>End of its time.</summary>
    public required long AtTo { get; init; }

    /// <summary>When it was taken in.</summary>
    public required long SysFrom { get; init; }

    /// <summary>When it vanished.</summary>
    public required long SysTo { get; init; }

    /// <summary>Number of the session in the index; set by the index.</summary>
    public int Session { get; init; }

    /// <summary>Previous current episode of the session, or -1; set by the index.</summary>
    public int Previous { get; init; } = -1;

    /// <summary>Next current episode of the session, or -1; set by the index.</summary>
    public int Next { get; init; } = -1;

    /// <summary>True if it is there and not in the bin.</summary>
    public bool IsCurrent => SysTo == Instant.Forever.Micros && (Flags & EpisodeFlags.Binned) == 0;
}
