namespace Permagent.Actors.Ports;

/// <summary>Changes of memory that wait for their ledger entry. A row is written in the transaction of its change and
/// stays until it is delivered.</summary>
public interface IMemoryOutbox
{
    /// <summary>The oldest rows, in order, at most <paramref name="countMax"/>.</summary>
    Task<ImmutableArray<MemoryChange>> PendingAsync(int countMax, CancellationToken cancellationToken);

    /// <summary>The rows up to and with this number have their entries.</summary>
    Task DeliveredAsync(long upTo, CancellationToken cancellationToken);
}

/// <summary>One change of memory: ids, kinds and counts, never text.</summary>
/// <param name="Seq">Number in the memory's file, growing, never reused.</param>
/// <param name="EntryType"><c>memory.write</c>, <c>memory.import</c>, <c>memory.supersede</c>, <c>memory.link</c>,
/// <c>memory.forget</c> or <c>undo</c>.</param>
/// <param name="Change">Id of the change record.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="At">When.</param>
/// <param name="Refs">Ids of earlier changes that it takes back or promotes.</param>
/// <param name="Counts">How many rows by kind.</param>
/// <param name="Ids">Ids of the first rows, as kind and id.</param>
public sealed record MemoryChange(
    long Seq, string EntryType, string Change, string Actor, DateTimeOffset At, ImmutableArray<string> Refs,
    ImmutableSortedDictionary<string, int> Counts, ImmutableArray<string> Ids);
