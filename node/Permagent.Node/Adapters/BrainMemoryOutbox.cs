using Permagent.Actors.Ports;
using Permagent.Brain;

namespace Permagent.Node.Adapters;

/// <summary>Changes of the Brain that wait for their ledger entry.</summary>
internal sealed class BrainMemoryOutbox(IBrain brain) : IMemoryOutbox
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<MemoryChange>> PendingAsync(int countMax, CancellationToken cancellationToken)
    {
        var rows = await brain.Outbox.PendingAsync(countMax, cancellationToken);
        return [.. rows.Select(row => new MemoryChange(
            row.Seq, row.EntryType, row.Change.ToString(), row.Actor, row.At.ToDateTimeOffset(),
            [.. row.Refs.Select(change => change.ToString())], row.Counts, row.Ids))];
    }

    /// <inheritdoc/>
    public async Task DeliveredAsync(long upTo, CancellationToken cancellationToken) =>
        await brain.Outbox.DeliveredAsync(upTo, cancellationToken);
}
