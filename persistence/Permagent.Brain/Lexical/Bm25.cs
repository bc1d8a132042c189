namespace Permagent.Brain.Lexical;

/// <summary>The term weight of Okapi BM25 (brain.md 6.2).</summary>
internal static class Bm25
{
    // Logarithms differ in the last bits between processors; 2^-16 is far coarser than that.
    private const double IdfSteps = 65_536;

    /// <summary>Weight of a term that <paramref name="holding"/> of <paramref name="all"/> documents hold.</summary>
    public static double Idf(long all, long holding) =>
        Math.Round(Math.Log(1 + ((all - holding + 0.5) / (holding + 0.5))) * IdfSteps) / IdfSteps;

    /// <summary>Score of one term in one document.</summary>
    /// <param name="idf">Weight of the term.</param>
    /// <param name="times">How often it occurs.</param>
    /// <param name="k1">Saturation.</param>
    /// <param name="b">Share of the length norm.</param>
    /// <param name="relativeLength">Length divided by the mean length.</param>
    public static double Term(double idf, double times, double k1, double b, double relativeLength) =>
        idf * times * (k1 + 1) / (times + (k1 * (1 - b + (b * relativeLength))));
}
