namespace Permagent.Brain.Terms;

/// <summary>A stem and where its word stands in the text.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="From">First character of the word.</param>
/// <param name="To">End, exclusive.</param>
internal readonly record struct Term(string Stem, int From, int To);
