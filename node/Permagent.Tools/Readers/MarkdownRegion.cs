using Permagent.Brain.Episodes;

namespace Permagent.Tools.Readers;

/// <summary>One top-level block with what follows it up to the next one, blank ends cut.</summary>
/// <param name="From">First character.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Kind">Prose, code or head.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
/// <param name="Title">Text of a heading; empty otherwise.</param>
internal sealed record MarkdownRegion(int From, int To, EpisodeKind Kind, int Level, string Title);
