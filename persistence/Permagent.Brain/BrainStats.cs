namespace Permagent.Brain;

/// <summary>Counts of what is stored.</summary>
/// <param name="Sources">Sources, all states.</param>
/// <param name="Sessions">Sessions.</param>
/// <param name="Episodes">Current episodes, those in the bin left out.</param>
/// <param name="ClosedEpisodes">Episodes that vanished from their source.</param>
/// <param name="BinnedEpisodes">Episodes in the bin.</param>
/// <param name="Entities">Current entities.</param>
/// <param name="Facts">Facts held now.</param>
/// <param name="Changes">Change records.</param>
/// <param name="FileBytes">Size of brain.db.</param>
public sealed record BrainStats(
    long Sources, long Sessions, long Episodes, long ClosedEpisodes, long BinnedEpisodes, long Entities, long Facts,
    long Changes, long FileBytes);
