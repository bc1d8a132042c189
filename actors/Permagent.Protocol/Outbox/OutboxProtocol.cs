namespace Permagent.Protocol.Outbox;

/// <summary>What <c>/user/outbox</c> understands. It carries rows that were written with an event to where they belong,
/// in order per stream, until they are there.</summary>
public abstract record OutboxMessage;

/// <summary>Says that rows may have been written. No answer; a lost one costs only time, since the outbox looks by
/// itself too.</summary>
public sealed record OutboxFilled : OutboxMessage;

/// <summary>Asks to be told once every row of a stream up to an event is in the ledger. A goal waits for it before a
/// first attempt, and before it closes a task. Answered by <see cref="Recorded"/>, at once when there is nothing left
/// to carry; asking again replaces the earlier wait.</summary>
/// <param name="Stream">The event stream, for instance <c>goal-…</c>.</param>
/// <param name="Version">Version of the newest event that matters.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record EnsureRecorded(string Stream, long Version, IActorRef ReplyTo) : OutboxMessage;

/// <summary>Every row of the stream up to this version is in the ledger.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version that was asked for.</param>
/// <param name="LastSeq">Ledger entry of the newest row delivered since the node started; null when none was.</param>
public sealed record Recorded(string Stream, long Version, long? LastSeq);
