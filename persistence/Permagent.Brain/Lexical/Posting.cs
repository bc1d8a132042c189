namespace Permagent.Brain.Lexical;

/// <summary>How often a stem occurs in one episode.</summary>
/// <param name="Doc">Number of the episode in the index.</param>
/// <param name="InA">Times in field A (speaker, title, text, caption).</param>
/// <param name="InB">Times in field B (date words).</param>
internal readonly record struct Posting(int Doc, ushort InA, ushort InB);
