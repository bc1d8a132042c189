namespace Permagent.Protocol.Feed;

/// <summary>One row of the event feed that every surface reads: ids, kinds, counts and digests, never
/// content.</summary>
/// <param name="Pos">Position from 0, without gaps; never changes.</param>
/// <param name="At">When it happened, by the node's clock.</param>
/// <param name="Type">The ledger entry's type, or <c>goal.state</c>.</param>
/// <param name="LedgerSeq">The ledger entry, or null for a goal's own event.</param>
/// <param name="Goal">Goal id or empty.</param>
/// <param name="Task">Task id or empty.</param>
/// <param name="Data">Canonical JSON object with the row's facts.</param>
public sealed record FeedRow(
    long Pos, DateTimeOffset At, string Type, long? LedgerSeq, string Goal, string Task, string Data);
