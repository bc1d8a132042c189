namespace Permagent.Brain.Recall;

/// <summary>Part of a text, word for word.</summary>
/// <param name="Text">The part.</param>
/// <param name="From">Its first character in the whole text.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="Full">Length of the whole text.</param>
public sealed record Excerpt(string Text, int From, int To, int Full);
