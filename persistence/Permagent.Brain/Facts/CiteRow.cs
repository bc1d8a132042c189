namespace Permagent.Brain.Facts;

/// <summary>A citation by row.</summary>
/// <param name="EpisodeRid">Row of the episode.</param>
/// <param name="From">First character in its text.</param>
/// <param name="To">End, exclusive.</param>
internal readonly record struct CiteRow(long EpisodeRid, int From, int To);
