using Permagent.Brain.Facts;

namespace Permagent.Brain;

/// <summary>Facts in slots, each with the time it holds in the world and the time the Brain held it so.</summary>
public interface IGraph
{
    /// <summary>Stores a fact by the slot rules: same value widens, a later value supersedes, an earlier one becomes a
    /// former interval. Unknown subjects and objects are created.</summary>
    ValueTask<AssertResult> AssertAsync(FactDraft fact, CancellationToken cancellationToken);

    /// <summary>Facts that held at <paramref name="asOf"/>.Valid as believed at <paramref name="asOf"/>.Known; null for
    /// now. Ordered by subject name, predicate, start, id; at most <see cref="FactFilter.Max"/>.</summary>
    ValueTask<ImmutableArray<Fact>> FactsAsync(FactFilter filter, AsOf? asOf, CancellationToken cancellationToken);

    /// <summary>Every version ever held in one slot, by system time, then valid time.</summary>
    ValueTask<SlotHistory> HistoryAsync(EntityId subject, string predicate, CancellationToken cancellationToken);

    /// <summary>Entities whose name or alias equals <paramref name="name"/> after folding case and spaces: one, several
    /// or none. A null type takes any.</summary>
    ValueTask<Resolution> ResolveAsync(string name, string? type, CancellationToken cancellationToken);
}
