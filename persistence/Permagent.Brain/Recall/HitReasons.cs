namespace Permagent.Brain.Recall;

/// <summary>Parts of a lexical score.</summary>
/// <param name="Own">Words of the episode itself (U).</param>
/// <param name="Previous">Half of the previous episode's.</param>
/// <param name="Next">A part of the next one's.</param>
/// <param name="Window">Share of the window of three.</param>
/// <param name="Session">Share of the session.</param>
/// <param name="Speaker">Factor for the one person named; 1 if none.</param>
/// <param name="Priors">Factors by name: <c>date</c>, <c>pinned</c>, <c>project</c>; those that applied.</param>
/// <param name="Terms">Own score by stem.</param>
public sealed record HitReasons(
    double Own, double Previous, double Next, double Window, double Session, double Speaker,
    ImmutableSortedDictionary<string, double> Priors, ImmutableSortedDictionary<string, double> Terms);
