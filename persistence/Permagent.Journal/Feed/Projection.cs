namespace Permagent.Journal.Feed;

/// <summary>What a projection makes of the events it has read, stored in one transaction.</summary>
public sealed record Projection
{
    /// <summary>Rows to append to the feed, in order. Default: none.</summary>
    public IReadOnlyList<FeedRow> Rows { get; init; } = [];

    /// <summary>The readers' steps. One that does not stand where its step begins refuses the whole.</summary>
    public IReadOnlyList<ReaderMove> Moves { get; init; } = [];

    /// <summary>Read model rows to set. Default: none.</summary>
    public IReadOnlyList<ReadModelRow> Models { get; init; } = [];

    /// <summary>Read model rows to delete, before others are set. Default: none.</summary>
    public IReadOnlyList<ReadModelKey> DeletedModels { get; init; } = [];
}
