namespace Permagent.Brain.Outbox;

/// <summary>Entries that must reach the ledger. A row is written in the transaction of its change and stays until the
/// node says that it is delivered; a crash between the two repeats a delivery, never a change.</summary>
public interface IBrainOutbox
{
    /// <summary>The oldest entries that wait, in order; at most <paramref name="countMax"/>.</summary>
    ValueTask<ImmutableArray<OutboxEntry>> PendingAsync(int countMax, CancellationToken cancellationToken);

    /// <summary>Removes entries up to and with this number.</summary>
    ValueTask DeliveredAsync(long upTo, CancellationToken cancellationToken);
}
