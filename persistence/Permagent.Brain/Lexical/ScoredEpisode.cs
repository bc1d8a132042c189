using System.Runtime.InteropServices;

namespace Permagent.Brain.Lexical;

/// <summary>An episode with the parts of its lexical score.</summary>
/// <param name="Doc">Number in the index.</param>
/// <param name="Id">Id, the last key of the order.</param>
/// <param name="Score">L, all parts together.</param>
/// <param name="Parts">The parts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoredEpisode(int Doc, Key128 Id, double Score, ScoreParts Parts)
    : IComparable<ScoredEpisode>
{
    /// <summary>Better first: higher score, then smaller id.</summary>
    public int CompareTo(ScoredEpisode other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Id.CompareTo(other.Id);
    }
}
