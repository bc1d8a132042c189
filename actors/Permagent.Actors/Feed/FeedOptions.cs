namespace Permagent.Actors.Feed;

/// <summary>Limits of the event feed.</summary>
public sealed record FeedOptions
{
    /// <summary>Entries, and events, read at once. Default: 256, a transaction of some milliseconds.</summary>
    public int PageMax { get; init; } = 256;

    /// <summary>Pause between two looks when nothing is announced. Default: 250 ms, so that the feed is never a second
    /// behind.</summary>
    public TimeSpan LookDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Pause after a failure. Default: 5 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}
