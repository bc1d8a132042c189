namespace Permagent.Journal.Feed;

/// <summary>A row for the event feed.</summary>
/// <param name="At">When the thing happened.</param>
/// <param name="Type">Its written name, for example <c>goal.state</c>.</param>
/// <param name="Body">Ids, kinds, counts and digests; never content.</param>
public sealed record FeedRow(DateTimeOffset At, string Type, ReadOnlyMemory<byte> Body);
