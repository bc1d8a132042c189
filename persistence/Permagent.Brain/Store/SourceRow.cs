namespace Permagent.Brain.Store;

/// <summary>A source in the database.</summary>
/// <param name="Rid">Row.</param>
/// <param name="Id">Id.</param>
/// <param name="ContentHash">SHA-256 of the file as last read, hex; empty before.</param>
/// <param name="ParserVersion">Version of the reader that read it.</param>
internal sealed record SourceRow(long Rid, Key128 Id, string ContentHash, long ParserVersion);
