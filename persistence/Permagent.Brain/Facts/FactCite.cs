using Permagent.Brain.Episodes;

namespace Permagent.Brain.Facts;

/// <summary>The words that a fact rests on.</summary>
/// <param name="Episode">The episode.</param>
/// <param name="From">First character in its text.</param>
/// <param name="To">End, exclusive.</param>
public readonly record struct FactCite(EpisodeId Episode, int From, int To);
