using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Recall;

/// <summary>One hit.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">Rounded to 1e-6.</param>
/// <param name="Episode">The episode, whole.</param>
/// <param name="Excerpt">Its words up to 600 characters, else 320 round the best match.</param>
/// <param name="Facts">Facts that cite it and are held now.</param>
/// <param name="Why">Where the score came from.</param>
public sealed record RecallHit(
    int Rank, double Score, Episode Episode, Excerpt Excerpt, ImmutableArray<FactId> Facts, HitReasons Why);
