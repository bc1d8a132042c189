namespace Permagent.Brain.Episodes;

/// <summary>Where an episode came from.</summary>
/// <param name="Id">The source.</param>
/// <param name="Kind">Reader or channel: <c>markdown</c>, <c>text</c>, <c>chat</c>, <c>note</c>.</param>
/// <param name="Path">Path of the file, or name of the thread.</param>
/// <param name="Title">Title for a person.</param>
/// <param name="ContentHash">SHA-256 of the file as last read, lower-case hex; empty where there is no file.</param>
public sealed record SourceRef(SourceId Id, string Kind, string Path, string Title, string ContentHash);
