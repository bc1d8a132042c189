using Permagent.Brain.Facts;

namespace Permagent.Brain.Ingest;

/// <summary>A fact about the document that stands at a place in it.</summary>
/// <param name="Predicate">Predicate, such as <c>has_heading</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="From">First character of the words it rests on.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Method">Observed, or by a rule.</param>
public sealed record SourceFact(string Predicate, string Value, int From, int To, FactMethod Method);
