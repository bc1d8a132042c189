namespace Permagent.Journal.Feed;

/// <summary>A row of the event feed as it is stored.</summary>
/// <param name="Pos">Its number, from 0, without gaps; it never changes.</param>
/// <param name="Row">What was written.</param>
public sealed record FeedEntry(long Pos, FeedRow Row);
