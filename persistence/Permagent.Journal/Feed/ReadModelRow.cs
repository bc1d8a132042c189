namespace Permagent.Journal.Feed;

/// <summary>One row of a read model: what a screen shows, derived from events and made anew from them at
/// will.</summary>
/// <param name="Kind">The read model.</param>
/// <param name="Key">The row's key in it.</param>
/// <param name="Body">Its content.</param>
public sealed record ReadModelRow(string Kind, string Key, ReadOnlyMemory<byte> Body);
