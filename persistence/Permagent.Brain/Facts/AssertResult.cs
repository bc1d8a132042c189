namespace Permagent.Brain.Facts;

/// <summary>Answer to an assertion.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Fact">The version that holds the value now; null if refused.</param>
/// <param name="Change">The change record; null if nothing changed.</param>
/// <param name="Replaced">Versions whose system time this closed.</param>
/// <param name="Reason">Why it was refused; empty otherwise.</param>
public sealed record AssertResult(
    AssertOutcome Outcome, FactId? Fact, ChangeId? Change, ImmutableArray<FactId> Replaced, string Reason);
