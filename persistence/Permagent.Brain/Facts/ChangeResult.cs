namespace Permagent.Brain.Facts;

/// <summary>Answer to a change.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Change">The change record; null if nothing changed.</param>
/// <param name="Reason">Why not; empty otherwise.</param>
/// <param name="Blocking">Changes that depend on what should be undone.</param>
public sealed record ChangeResult(
    ChangeOutcome Outcome, ChangeId? Change, string Reason, ImmutableArray<ChangeId> Blocking);
