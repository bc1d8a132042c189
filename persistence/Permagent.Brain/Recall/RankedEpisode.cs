using Permagent.Brain.Lexical;

namespace Permagent.Brain.Recall;

/// <summary>An episode with its final score.</summary>
/// <param name="Rid">Row.</param>
/// <param name="Id">Id.</param>
/// <param name="Doc">Number in the index.</param>
/// <param name="Score">Rounded score.</param>
/// <param name="Parts">Parts of the lexical score.</param>
/// <param name="Priors">Factors applied.</param>
internal sealed record RankedEpisode(
    long Rid, Key128 Id, int Doc, double Score, ScoreParts Parts, ImmutableSortedDictionary<string, double> Priors)
    : IComparable<RankedEpisode>
{
    /// <summary>Better first: higher score, then smaller id.</summary>
    public int CompareTo(RankedEpisode? other)
    {
        if (other is null) return -1;
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Id.CompareTo(other.Id);
    }
}
