namespace Permagent.Brain;

/// <summary>What the Brain can do now, and why not more.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">A sentence for a person; empty when all is well.</param>
public sealed record BrainHealth(BrainState State, string Reason);
