namespace Permagent.Brain.Episodes;

/// <summary>Answer to an <see cref="ExistsQuery"/>.</summary>
/// <param name="Answer">Stored, not stored, or unknown because the Brain is not healthy.</param>
/// <param name="Episodes">Up to 20 current episodes that match, by id.</param>
public sealed record ExistsResult(ExistsAnswer Answer, ImmutableArray<EpisodeId> Episodes);
