namespace Permagent.Actors.Ports;

/// <summary>Rows that events left for other files, in the order of their events. A row is there from the transaction of
/// its event until it is delivered.</summary>
public interface IOutboxStore
{
    /// <summary>Waiting rows of a target after <paramref name="afterId"/>, oldest first, due or not; at most
    /// <paramref name="countMax"/>.</summary>
    Task<ImmutableArray<OutboxItem>> WaitingAsync(
        string target, long afterId, int countMax, CancellationToken cancellationToken);

    /// <summary>True while a row of the stream with this version or an older one waits for the target.</summary>
    Task<bool> WaitsAsync(string target, string stream, long version, CancellationToken cancellationToken);

    /// <summary>The target has the row: it is deleted. A row that is gone changes nothing.</summary>
    Task DeliveredAsync(long id, CancellationToken cancellationToken);

    /// <summary>A delivery failed: one more try is counted, the next one waits.</summary>
    Task RetryAsync(long id, DateTimeOffset nextDue, CancellationToken cancellationToken);
}

/// <summary>One row.</summary>
/// <param name="Id">Its place in the order of all rows.</param>
/// <param name="Stream">The stream of its event.</param>
/// <param name="Version">The number of its event.</param>
/// <param name="Body">What is delivered.</param>
/// <param name="Tries">How often its delivery failed.</param>
/// <param name="NextDue">Not to be tried before.</param>
public sealed record OutboxItem(
    long Id, string Stream, long Version, ReadOnlyMemory<byte> Body, int Tries, DateTimeOffset NextDue);
