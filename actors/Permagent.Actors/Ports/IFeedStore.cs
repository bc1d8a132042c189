using Permagent.Protocol.Feed;

namespace Permagent.Actors.Ports;

/// <summary>The event feed's table. Rows and read positions change in one transaction, so no event is told twice or
/// left out, and a row's position never changes.</summary>
public interface IFeedStore
{
    /// <summary>Where the two readers stand.</summary>
    Task<FeedPositions> PositionsAsync(CancellationToken cancellationToken);

    /// <summary>Appends rows and moves the positions from where they stood.</summary>
    /// <returns>The rows as stored, with their positions.</returns>
    /// <exception cref="InvalidOperationException">The positions are not at <paramref name="from"/>.</exception>
    Task<ImmutableArray<FeedRow>> AppendAsync(
        ImmutableArray<FeedFact> rows, FeedPositions from, FeedPositions to, CancellationToken cancellationToken);
}

/// <summary>Where the feed's readers stand: the next number each of them reads.</summary>
/// <param name="Ledger">Sequence number of the next ledger entry.</param>
/// <param name="Journal">Global ordinal after which the next event lies.</param>
public sealed record FeedPositions(long Ledger, long Journal);

/// <summary>A row before it has its position.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Type">The entry's type, or <c>goal.state</c>.</param>
/// <param name="LedgerSeq">The entry, or null.</param>
/// <param name="Goal">Goal id or empty.</param>
/// <param name="Task">Task id or empty.</param>
/// <param name="Data">Canonical JSON object.</param>
public sealed record FeedFact(
    DateTimeOffset At, string Type, long? LedgerSeq, string Goal, string Task, string Data);
