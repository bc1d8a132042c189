namespace Permagent.Node.Cli;

/// <summary>The flags that every verb takes.</summary>
/// <param name="Json">One JSON object, or JSON Lines for streams.</param>
/// <param name="Plain">Words and tabs only: no marks, no colour, no moving line.</param>
/// <param name="Quiet">No progress and no hints.</param>
/// <param name="Verbose">More about failures.</param>
/// <param name="NoInput">Never ask.</param>
/// <param name="Yes">Answers this program's own questions with yes; never answers an ask.</param>
/// <param name="Home">The state folder, or null.</param>
/// <param name="Timeout">Longest time for this command; null: no limit.</param>
/// <param name="Colour"><c>auto</c>, <c>always</c>, <c>never</c>.</param>
/// <param name="Utc">Times in UTC.</param>
internal sealed record GlobalFlags(
    bool Json, bool Plain, bool Quiet, bool Verbose, bool NoInput, bool Yes, string? Home, TimeSpan? Timeout,
    string Colour, bool Utc);
