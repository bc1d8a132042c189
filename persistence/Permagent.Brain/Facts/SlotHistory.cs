namespace Permagent.Brain.Facts;

/// <summary>All versions of one slot.</summary>
/// <param name="Subject">The subject; null if it is unknown.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Versions">Every version, by start of system time, start of valid time, id.</param>
public sealed record SlotHistory(EntityRef? Subject, string Predicate, ImmutableArray<Fact> Versions);
