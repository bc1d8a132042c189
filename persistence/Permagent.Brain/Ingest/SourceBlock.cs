using Permagent.Brain.Episodes;

namespace Permagent.Brain.Ingest;

/// <summary>One block of a source: the text between two offsets.</summary>
/// <param name="From">First character.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Heading">Heading path, parts joined by <c> &gt; </c>; empty above the first heading.</param>
/// <param name="Kind">Prose, code or head.</param>
public sealed record SourceBlock(int From, int To, string Heading, EpisodeKind Kind);
