using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Ports;

/// <summary>An entry that another file's outbox brings.</summary>
/// <param name="Stream">Where it comes from.</param>
/// <param name="Version">Number in that stream.</param>
/// <param name="Digest">SHA-256 of what was delivered; equal on each delivery.</param>
/// <param name="Draft">The entry.</param>
public sealed record SourcedEntry(string Stream, long Version, Digest Digest, EntryDraft Draft)
{
    /// <summary>Row of an attempt that ended; null with every other type.</summary>
    public AttemptRow? Attempt { get; init; }

    /// <summary>Row of a check that ran; null with every other type.</summary>
    public CheckRow? Check { get; init; }
}

/// <summary>An effect before it happens.</summary>
/// <param name="Draft">The <c>action.intent</c> entry. The ledger adds the decision that allows it
/// (<c>decision.approval_seq</c> and refs), and in a redo the unknown result to the refs.</param>
/// <param name="Key">Effect key; null for work inside a disposable tree, which needs none.</param>
/// <param name="Approval">The ask that allows it, by its request's number; null when none was needed.</param>
/// <param name="RedoOf">Intent that is repeated, after a result <c>unknown</c>; null otherwise. A redo uses no approval
/// a second time: it moves the key's row from that intent to the new one.</param>
public sealed record EffectIntent(EntryDraft Draft, Digest? Key, long? Approval, long? RedoOf);

/// <summary>An effect after it happened, or not.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Draft">The <c>action.result</c> entry; its refs name the intent.</param>
public sealed record EffectEnd(long Intent, EntryDraft Draft)
{
    /// <summary>The <c>undo</c> entry of an effect that was taken back by this one; null with every other. The ledger
    /// writes it in the transaction of the result, which it adds to the refs: one is never there without the
    /// other.</summary>
    public EntryDraft? Undone { get; init; }
}

/// <summary>What became of an effect key.</summary>
/// <param name="Key">The key.</param>
/// <param name="IntentSeq">Its newest intent.</param>
/// <param name="ResultSeq">That intent's result; null while it runs.</param>
/// <param name="Status"><c>ok</c>, <c>error</c>, <c>unknown</c>, <c>none</c>; empty while it runs.</param>
public sealed record EffectRow(Digest Key, long IntentSeq, long? ResultSeq, string Status);

/// <summary>An ask before it is shown.</summary>
/// <param name="Draft">The <c>approval.request</c> entry.</param>
/// <param name="Digest">Action digest that an answer must sign.</param>
/// <param name="Deadline">No answer by then means deny.</param>
public sealed record ApprovalRequest(EntryDraft Draft, Digest Digest, DateTimeOffset Deadline);

/// <summary>A person's answer, or its absence.</summary>
/// <param name="RequestSeq">The ask.</param>
/// <param name="State">What it becomes: allowed, denied, expired, cancelled.</param>
/// <param name="Draft">The <c>approval.decision</c> entry; its refs name the request. An answer by a person carries the
/// envelope in <c>decision.envelope</c> and their words in <c>decision.reason</c>.</param>
public sealed record ApprovalAnswer(long RequestSeq, ApprovalState State, EntryDraft Draft);

/// <summary>An ask and where it stands.</summary>
/// <param name="RequestSeq">Entry of the request.</param>
/// <param name="Digest">Action digest.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AnswerSeq">Entry of the decision; null while open.</param>
/// <param name="AnsweredAt">Time of that entry; null while open.</param>
/// <param name="Deadline">No answer by then means deny.</param>
/// <param name="Used">True once an intent used it.</param>
public sealed record ApprovalRow(
    long RequestSeq, Digest Digest, ApprovalState State, long? AnswerSeq, DateTimeOffset? AnsweredAt,
    DateTimeOffset Deadline, bool Used);

/// <summary>Where an ask stands.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has answered.</summary>
    Open,

    /// <summary>Allowed once.</summary>
    Allowed,

    /// <summary>Denied.</summary>
    Denied,

    /// <summary>The deadline passed, which is a no.</summary>
    Expired,

    /// <summary>The question was withdrawn: its attempt is over.</summary>
    Cancelled,
}
