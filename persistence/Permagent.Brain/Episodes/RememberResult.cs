using Permagent.Brain.Facts;

namespace Permagent.Brain.Episodes;

/// <summary>Answer to a <see cref="RememberRequest"/>.</summary>
/// <param name="Episode">What became of the words.</param>
/// <param name="Fact">What became of the fact; null if none was given.</param>
/// <param name="Change">The one change record of both, to be undone by its id; null if nothing was stored.</param>
public sealed record RememberResult(WriteResult Episode, AssertResult? Fact, ChangeId? Change);
