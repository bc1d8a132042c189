using Permagent.Brain.Episodes;

namespace Permagent.Brain.Forgetting;

/// <summary>One episode of a plan.</summary>
/// <param name="Id">The episode.</param>
/// <param name="Source">Path or name of its source.</param>
/// <param name="Preview">Its first 80 characters.</param>
public sealed record ForgetItem(EpisodeId Id, string Source, string Preview);
