namespace Permagent.Brain.Ingest;

/// <summary>Characters that belong to no block.</summary>
/// <param name="From">First character.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Reason">Why, such as <c>blank</c>.</param>
public readonly record struct SkippedSpan(int From, int To, string Reason);
