namespace Permagent.Brain.Episodes;

/// <summary>Answer to one draft.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Id">The episode, where there is one.</param>
/// <param name="Reason">Why it was not stored; empty otherwise.</param>
public sealed record WriteResult(WriteOutcome Outcome, EpisodeId Id, string Reason);
