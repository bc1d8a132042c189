namespace Permagent.Brain.Recall;

/// <summary>A span of time with its exactness.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Precision">How exact the words were.</param>
public sealed record DateRange(Instant From, Instant To, TimePrecision Precision);
