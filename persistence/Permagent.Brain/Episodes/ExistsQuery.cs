namespace Permagent.Brain.Episodes;

/// <summary>An exact question: exactly one of the fields is set.</summary>
public sealed record ExistsQuery
{
    /// <summary>An episode id.</summary>
    public EpisodeId? Id { get; init; }

    /// <summary>The whole text of an episode.</summary>
    public string? Text { get; init; }

    /// <summary>A phrase that occurs in a text, as whole words in order.</summary>
    public string? Phrase { get; init; }

    /// <summary>Path or name of a source.</summary>
    public string? SourcePath { get; init; }
}
