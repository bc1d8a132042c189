using Permagent.Brain.Facts;

namespace Permagent.Brain.Forgetting;

/// <summary>What would go.</summary>
/// <param name="Episodes">Episodes with the first words of each, by id.</param>
/// <param name="Facts">Facts that would lose their last citation.</param>
/// <param name="Pinned">How many pinned episodes the selector met; they are not in the plan unless named by id.</param>
/// <param name="Refusal">Why there is no plan; empty if there is one.</param>
public sealed record ForgetPlan(
    ImmutableArray<ForgetItem> Episodes, ImmutableArray<FactId> Facts, int Pinned, string Refusal);
