namespace Permagent.Bench.Brain;

/// <summary>Recall in percent, means over questions.</summary>
/// <param name="Questions">Questions asked.</param>
/// <param name="At10">Share of the evidence among the first 10.</param>
/// <param name="At40">Among the first 40.</param>
/// <param name="ZeroAt40">Questions with no evidence among the first 40.</param>
/// <param name="HalfAt10">At 10, conversations 6 to 10, on which nothing was tuned.</param>
/// <param name="HalfAt40">At 40, conversations 6 to 10.</param>
internal sealed record LoCoMoFigures(
    int Questions, double At10, double At40, double ZeroAt40, double HalfAt10, double HalfAt40);
