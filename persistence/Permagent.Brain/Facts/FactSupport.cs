using Permagent.Brain.Episodes;

namespace Permagent.Brain.Facts;

/// <summary>Where the words of a fact stand.</summary>
/// <param name="Episode">The episode.</param>
/// <param name="From">First character in the episode's text.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Quote">The words; empty when the episode is in the bin.</param>
/// <param name="SourcePath">Path of the file or name of the thread.</param>
/// <param name="Line">Line in the file, from 1; 0 where there is none.</param>
/// <param name="ContentHash">SHA-256 of the file as last read, hex; empty where there is none.</param>
public sealed record FactSupport(
    EpisodeId Episode, int From, int To, string Quote, string SourcePath, int Line, string ContentHash);
