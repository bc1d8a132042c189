namespace Permagent.Journal.Feed;

/// <summary>A reader's step from one position of its source to the next.</summary>
/// <param name="Reader">The name of the reader, for example <c>feed.ledger</c>.</param>
/// <param name="From">Where it stood; 0 before the first step.</param>
/// <param name="To">Where it stands afterwards.</param>
public sealed record ReaderMove(string Reader, long From, long To);
