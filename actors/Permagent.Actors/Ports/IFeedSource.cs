namespace Permagent.Actors.Ports;

/// <summary>Where the feed's facts come from: durable ledger entries, and events of goals that have no entry.</summary>
public interface IFeedSource
{
    /// <summary>Ledger entries as facts, from <paramref name="from"/> on, at most
    /// <paramref name="countMax"/>.</summary>
    Task<FeedPage> LedgerAsync(long from, int countMax, CancellationToken cancellationToken);

    /// <summary>Facts of events with an ordinal above <paramref name="after"/>, looking at no more than
    /// <paramref name="countMax"/> events; those that give no fact move the position all the same.</summary>
    Task<FeedPage> JournalAsync(long after, int countMax, CancellationToken cancellationToken);
}

/// <summary>Some facts in order, and where the reader stands after them.</summary>
/// <param name="Facts">The facts; may be empty.</param>
/// <param name="Next">The reader's new position; equal to the old one when there is nothing new.</param>
public sealed record FeedPage(ImmutableArray<FeedFact> Facts, long Next);
