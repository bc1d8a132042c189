namespace Permagent.Actors.Planning;

/// <summary>What validation says of a plan.</summary>
/// <param name="Faults">What is wrong; a plan with faults is refused.</param>
/// <param name="Uncheckable">Criteria that no check can prove, as indexes; they force a review.</param>
/// <param name="Tier">Highest tier of a task before the landing, recomputed from the tools.</param>
/// <param name="Digest">Hex SHA-256 of the plan as it is written in the goal's stream; empty when there are
/// faults.</param>
public sealed record PlanJudgement(
    ImmutableArray<PlanFault> Faults, ImmutableArray<int> Uncheckable, int Tier, string Digest)
{
    /// <summary>True when a person has to agree before work begins.</summary>
    public bool NeedsReview => Tier >= 2 || !Uncheckable.IsEmpty;
}
