namespace Permagent.Brain.Episodes;

/// <summary>Part of a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Title">Its title; empty if the session is unknown.</param>
/// <param name="Episodes">Episodes in order.</param>
/// <param name="NextOrd">Where the next page starts; null at the end.</param>
public sealed record SessionPage(SessionId Session, string Title, ImmutableArray<Episode> Episodes, int? NextOrd);
