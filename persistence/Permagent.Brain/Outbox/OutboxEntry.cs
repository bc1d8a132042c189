using Permagent.Brain.Facts;

namespace Permagent.Brain.Outbox;

/// <summary>One ledger entry to be written: ids, kinds and counts, never text.</summary>
/// <param name="Seq">Number in this database, growing, never reused.</param>
/// <param name="EntryType">Type of ledger entry: <c>memory.write</c>, <c>memory.import</c>, <c>memory.supersede</c>,
/// <c>memory.link</c>, <c>memory.forget</c>, <c>undo</c>.</param>
/// <param name="Change">The change record.</param>
/// <param name="Actor">Who made the change.</param>
/// <param name="At">When.</param>
/// <param name="Refs">Ids of earlier changes that this one refers to.</param>
/// <param name="Counts">How many rows by kind, for example <c>episodes</c>.</param>
/// <param name="Ids">Ids of the first 20 rows, as kind and id: <c>episode:…</c>.</param>
public sealed record OutboxEntry(
    long Seq, string EntryType, ChangeId Change, string Actor, Instant At, ImmutableArray<ChangeId> Refs,
    ImmutableSortedDictionary<string, int> Counts, ImmutableArray<string> Ids);
