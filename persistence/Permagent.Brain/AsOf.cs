namespace Permagent.Brain;

/// <summary>A point on both time axes.</summary>
/// <param name="Valid">When it held in the world.</param>
/// <param name="Known">When the Brain held it to be so.</param>
public readonly record struct AsOf(Instant Valid, Instant Known);
