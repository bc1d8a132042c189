namespace Permagent.Brain.Episodes;

/// <summary>An episode to be stored by <see cref="IBrain.AddAsync"/>: one message of a conversation or one
/// note.</summary>
public sealed record EpisodeDraft
{
    /// <summary>The words. Not empty; at most <see cref="BrainLimits.EpisodeTextMax"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>Kind of source. Default: <c>chat</c>.</summary>
    public string SourceKind { get; init; } = "chat";

    /// <summary>Name of the source, for example the thread's channel.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Title of the source for a person. Default: empty, the name is shown.</summary>
    public string SourceTitle { get; init; } = "";

    /// <summary>Name of the session inside the source.</summary>
    public required string SessionKey { get; init; }

    /// <summary>Place in the session from 0; null (default) appends. A fixed place makes a repeated call
    /// harmless.</summary>
    public int? Ord { get; init; }

    /// <summary>Who spoke. Default: empty, nobody. A speaker becomes a known person.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Kind of episode. Default: a message.</summary>
    public EpisodeKind Kind { get; init; } = EpisodeKind.Message;

    /// <summary>Title of this episode, indexed. Default: empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Caption of a picture that came with it, indexed. Default: empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>When it was said; null (default) is now.</summary>
    public Instant? At { get; init; }

    /// <summary>How exact that is. Default: exact.</summary>
    public TimePrecision AtPrecision { get; init; } = TimePrecision.Exact;

    /// <summary>The date as the source wrote it, indexed in place of words made from <see cref="At"/>. Default: empty.
    /// </summary>
    public string AtText { get; init; } = "";

    /// <summary>Who the words came from. Default: the user.</summary>
    public EpisodeOrigin Origin { get; init; } = EpisodeOrigin.User;

    /// <summary>Whether it may enter a context by itself. Untrusted text is quarantined. Default: trusted.</summary>
    public Trust Trust { get; init; } = Trust.Trusted;

    /// <summary>Project. Default: empty, none.</summary>
    public string Project { get; init; } = "";
}
