using System.Text.Json;

namespace Permagent.Protocol.Gate;

/// <summary>What the gateway understands. One conversation: enrol an attempt, call tools, answer asks, undo.</summary>
public abstract record GateMessage;

/// <summary>Gives an attempt its capability. Told by the goal before the specialist starts; a second one with a higher
/// fence replaces the first. Answered by <see cref="AttemptEnrolled"/> or <see cref="EnrolRefused"/>.</summary>
public sealed record EnrolAttempt(AttemptScope Scope, IActorRef ReplyTo) : GateMessage;

/// <summary>The gateway knows the attempt; calls with this fence are heard.</summary>
public sealed record AttemptEnrolled(AttemptId Attempt, long Fence);

/// <summary>The attempt is not heard.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Reason"><c>old-fence</c>: a newer lease is enrolled. <c>busy</c>: too many attempts at once; try again
/// later.</param>
public sealed record EnrolRefused(AttemptId Attempt, string Reason);

/// <summary>Ends a capability; later calls of the attempt are refused, open asks of it are withdrawn.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="ReplyTo">Who hears <see cref="AttemptDischarged"/>; null: nobody.</param>
public sealed record DischargeAttempt(AttemptId Attempt, IActorRef? ReplyTo = null) : GateMessage;

/// <summary>The attempt is heard no more, and the entry of its last reads is durable or was refused.</summary>
public sealed record AttemptDischarged(AttemptId Attempt);

/// <summary>Asks to be told when the gateway has done its redos and hears calls. Answered by
/// <see cref="GateReady"/>.</summary>
public sealed record AwaitGate(IActorRef ReplyTo) : GateMessage;

/// <summary>The gateway hears calls.</summary>
public sealed record GateReady;

/// <summary>One call of one tool. Answered by <see cref="ToolAnswered"/>; an ask in between is announced by
/// <see cref="ToolWaits"/>.</summary>
/// <param name="Id">The caller's own name for the call; comes back in the answers.</param>
/// <param name="Attempt">The enrolled attempt that calls.</param>
/// <param name="Fence">The fence of its lease.</param>
/// <param name="Tool">Tool id, for instance <c>fs.write</c>.</param>
/// <param name="Args">The tool's arguments, by its schema.</param>
/// <param name="Ordinal">How often this attempt did the same before, from 0; part of the effect key.</param>
/// <param name="ReplyTo">Who hears the answers.</param>
public sealed record CallTool(
    ToolCallId Id, AttemptId Attempt, long Fence, string Tool, JsonElement Args, int Ordinal, IActorRef ReplyTo)
    : GateMessage;

/// <summary>The call waits for a person. The final <see cref="ToolAnswered"/> follows.</summary>
/// <param name="Id">The call.</param>
/// <param name="Ask">The ask, as in the inbox.</param>
/// <param name="Deadline">No answer by then means deny.</param>
public sealed record ToolWaits(ToolCallId Id, AskId Ask, DateTimeOffset Deadline);

/// <summary>How a call ended.</summary>
/// <param name="Id">The call.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">A reason code when it is not ok (<c>stop</c>, <c>drift</c>, <c>denied</c>, <c>expired</c>,
/// <c>tier-4</c>, <c>no-capability</c>, <c>bad-args</c>, <c>ledger-full</c>, …); empty when ok.</param>
/// <param name="Text">The tool's answer or the refusal in words, at most 4 KiB.</param>
/// <param name="Undo">Id by which the effect can be undone, or null.</param>
/// <param name="IntentSeq">Ledger entry of the intent; null for reads and refusals.</param>
/// <param name="Ask">The ask that was answered for it; null when none was needed.</param>
public sealed record ToolAnswered(
    ToolCallId Id, ToolStatus Status, string Reason, string Text, UndoId? Undo, long? IntentSeq, AskId? Ask);

/// <summary>Answers one ask. Answered by <see cref="AskAnswered"/> or <see cref="AskRefused"/>.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Digest">Hex action digest that the person saw; another one than the live digest is refused.</param>
/// <param name="Allow">True: allow once. False: deny.</param>
/// <param name="Envelope">DSSE envelope, UTF-8 JSON, of the action-approval statement, signed by the client.</param>
/// <param name="Words">Why it was denied, in the person's words, or empty.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record AnswerAsk(
    AskId Ask, string Digest, bool Allow, ReadOnlyMemory<byte> Envelope, string Words, IActorRef ReplyTo) : GateMessage;

/// <summary>The answer is durable.</summary>
public sealed record AskAnswered(AskId Ask, bool Allowed, long EntrySeq);

/// <summary>The answer was not taken; nothing changed.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Reason"><c>not-found</c>, <c>changed</c>, <c>already-answered</c>, <c>expired</c>,
/// <c>bad-signature</c>, <c>presence-needed</c>, <c>stopped</c>, or why the ledger does not write
/// (<c>ledger-full</c>, …).</param>
/// <param name="Words">What happened and what to do.</param>
public sealed record AskRefused(AskId Ask, string Reason, string Words);

/// <summary>Asks for the open asks, oldest first. Answered by <see cref="AsksListed"/>.</summary>
public sealed record ListAsks(IActorRef ReplyTo) : GateMessage;

/// <summary>The open asks.</summary>
public sealed record AsksListed(ImmutableArray<AskCard> Cards);

/// <summary>Takes back a landed effect. Answered by <see cref="ToolAnswered"/> with an empty call id.</summary>
public sealed record UndoEffect(UndoId Undo, Principal By, IActorRef ReplyTo) : GateMessage;

/// <summary>Lists effects that can be undone, newest first. Answered by <see cref="UndosListed"/>.</summary>
public sealed record ListUndos(IActorRef ReplyTo) : GateMessage;

/// <summary>What can be undone.</summary>
public sealed record UndosListed(ImmutableArray<UndoRow> Rows);

/// <summary>One effect that can be undone.</summary>
public sealed record UndoRow(UndoId Undo, string What, DateTimeOffset At, DateTimeOffset Expires);

/// <summary>A tool call as its caller named it, unique in the node's life.</summary>
public readonly record struct ToolCallId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An ask, by the ledger entry that made it: <c>a</c> and the request's sequence number.</summary>
public readonly record struct AskId(long RequestSeq)
{
    /// <inheritdoc/>
    public override string ToString() => $"a{RequestSeq}";
}

/// <summary>An undo record, by the ledger entry of the intent that it takes back: <c>u</c> and that number.</summary>
public readonly record struct UndoId(long IntentSeq)
{
    /// <inheritdoc/>
    public override string ToString() => $"u{IntentSeq}";
}

/// <summary>What became of a tool call.</summary>
public enum ToolStatus
{
    /// <summary>Done, and the result is in the ledger.</summary>
    Ok,

    /// <summary>Tried and failed; nothing half-done is left.</summary>
    Error,

    /// <summary>Refused by rule or by a person; nothing was tried.</summary>
    Denied,

    /// <summary>Nobody knows whether it happened; it is never repeated blindly.</summary>
    Unknown,
}

/// <summary>What an attempt may do and where. Made by the goal, held by the gateway, seen by tools.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Fence">Rises with each lease; the gateway refuses older ones.</param>
/// <param name="By">Who acts: a specialist, or the system for a landing.</param>
/// <param name="Tree">Absolute path of the attempt tree.</param>
/// <param name="Roots">Folders it may read, and where landing may write.</param>
/// <param name="Tools">Tool ids it may call.</param>
/// <param name="Claims">Globs, relative to the tree, that it may write.</param>
/// <param name="Labels">Provenance labels of its context (trust.md section 15), sorted.</param>
/// <param name="AskedBy">Whose words opened the goal.</param>
public sealed record AttemptScope(
    AttemptId Attempt, long Fence, Principal By, string Tree, ImmutableArray<RootGrant> Roots,
    ImmutableArray<string> Tools, ImmutableArray<string> Claims, ImmutableArray<string> Labels, Principal AskedBy)
{
    /// <summary>The words that opened the goal, shown on every card. Default: empty.</summary>
    public string Words { get; init; } = "";
}

/// <summary>A folder that the owner named.</summary>
/// <param name="Path">Absolute real path, without links.</param>
/// <param name="Write">True when landing into it needs no ask; false: it is granted for reading only.</param>
public sealed record RootGrant(string Path, bool Write);

/// <summary>What a person sees before an answer: facts from the gateway, in the order shown.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Digest">Hex action digest, 64 digits.</param>
/// <param name="Tier">2 or 3.</param>
/// <param name="Class">Action class, for instance <c>fs.write.outside</c>.</param>
/// <param name="Task">The task that asks.</param>
/// <param name="What">One line: what would be done, to which target.</param>
/// <param name="Why">The person's own words that opened the goal.</param>
/// <param name="Rule">Why this tier: the table row and each raiser that hit.</param>
/// <param name="SeenBy">Who sees it outside this machine; <c>nobody outside</c> when none.</param>
/// <param name="Undo">Whether and how it can be undone.</param>
/// <param name="IfIgnored">What happens without an answer.</param>
/// <param name="Labels">Labels of the context.</param>
/// <param name="Preview">Lines of the diff or text, bounded, control characters made visible.</param>
/// <param name="Code">Four characters (base32 of the digest) that a tier 3 answer must repeat.</param>
/// <param name="Deadline">No answer by then means deny.</param>
/// <param name="Trial">True in a trial home.</param>
public sealed record AskCard(
    AskId Ask, string Digest, int Tier, string Class, TaskId Task, string What, string Why, string Rule, string SeenBy,
    string Undo, string IfIgnored, ImmutableArray<string> Labels, ImmutableArray<string> Preview, string Code,
    DateTimeOffset Deadline, bool Trial);
