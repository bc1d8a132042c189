namespace Permagent.Brain.Ingest;

/// <summary>A file after reading, ready to be written.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">Kind of reader.</param>
/// <param name="Version">Version of the reader.</param>
/// <param name="Hash">SHA-256 of the bytes, hex.</param>
/// <param name="Text">Decoded text.</param>
/// <param name="Reading">What the reader made of it.</param>
/// <param name="Replaced">Places of invalid UTF-8 that were replaced.</param>
internal sealed record ReadSource(
    FoundFile File, string Kind, int Version, string Hash, string Text, SourceReading Reading, int Replaced);
