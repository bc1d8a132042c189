namespace Permagent.Brain.Lexical;

/// <summary>A stem of one episode, as kept in lex_doc.</summary>
/// <param name="Term">Id of the stem.</param>
/// <param name="InA">Times in field A.</param>
/// <param name="InB">Times in field B.</param>
internal readonly record struct TermCount(int Term, ushort InA, ushort InB);
