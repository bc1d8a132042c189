namespace Permagent.Journal.Feed;

/// <summary>Names one row of a read model.</summary>
/// <param name="Kind">The read model.</param>
/// <param name="Key">The row's key in it.</param>
public sealed record ReadModelKey(string Kind, string Key);
