using Permagent.Protocol.Gate;

namespace Permagent.Protocol.Ledgers;

/// <summary>What <c>/user/trust/ledger</c> understands from other actors. Entries of a goal do not come as messages:
/// each event that has one carries a <see cref="LedgerDraft"/> in its outbox row, so that none is lost.</summary>
public abstract record LedgerMessage;

/// <summary>Delivers one outbox row. Told by the outbox; delivered twice it makes one entry. Answered by
/// <see cref="RowRecorded"/> or <see cref="RowNotRecorded"/>.</summary>
/// <param name="Stream">Where the row came from.</param>
/// <param name="Version">Its event's version in the stream.</param>
/// <param name="Body">The draft as written by the node's map; the same bytes on each delivery.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record RecordRow(string Stream, long Version, ReadOnlyMemory<byte> Body, IActorRef ReplyTo)
    : LedgerMessage;

/// <summary>The row's entry is durable.</summary>
public sealed record RowRecorded(string Stream, long Version, long Seq);

/// <summary>The row's entry could not be written; it must be delivered again.</summary>
public sealed record RowNotRecorded(string Stream, long Version, string Words);

/// <summary>Closes a task: receipt entry, then <c>task.close</c>. A task that is closed already is answered with its
/// one receipt. Answered by <see cref="TaskClosedInLedger"/> or <see cref="TaskCloseRefused"/>.</summary>
public sealed record CloseTask(TaskClosing Closing, IActorRef ReplyTo) : LedgerMessage;

/// <summary>The receipt is durable and signed.</summary>
public sealed record TaskClosedInLedger(TaskId Task, long ReceiptSeq);

/// <summary>The task is not closed; nothing was written.</summary>
/// <param name="Task">The task.</param>
/// <param name="Reason"><c>illegal</c>: the facts break a rule of receipts and asking again will not help;
/// <c>ledger-full</c> or <c>ledger-failed</c>: ask again later.</param>
/// <param name="Words">What happened and what to do.</param>
public sealed record TaskCloseRefused(TaskId Task, string Reason, string Words);

/// <summary>One ledger entry that follows from one event of a goal. Made by a pure map beside the event; at most one
/// for each event.</summary>
public sealed record LedgerDraft
{
    /// <summary>Entry type: <c>goal.open</c>, <c>goal.close</c>, <c>task.open</c>, <c>task.route</c>,
    /// <c>attempt.open</c>, <c>attempt.close</c> or <c>check.run</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who acted.</summary>
    public required Principal By { get; init; }

    /// <summary>The goal.</summary>
    public required GoalId Goal { get; init; }

    /// <summary>The task, or null.</summary>
    public TaskId? Task { get; init; }

    /// <summary>The attempt's number, or null.</summary>
    public int? Attempt { get; init; }

    /// <summary>A JSON object with whole numbers only: ids, kinds, counts, digests. Default: empty.</summary>
    public string Data { get; init; } = "{}";

    /// <summary>Texts that enter as salted commitments: each adds <c>name_c</c> to the data.</summary>
    public ImmutableArray<SealedText> Sealed { get; init; } = [];

    /// <summary>Paths of <see cref="Data"/> (<c>data.name</c>) that a specialist said; the rest the node
    /// measured.</summary>
    public ImmutableArray<string> Asserted { get; init; } = [];

    /// <summary>The attempt's lasting row; with <c>attempt.close</c> only.</summary>
    public AttemptRow? AttemptRow { get; init; }

    /// <summary>The check's lasting row; with <c>check.run</c> only.</summary>
    public CheckRow? CheckRow { get; init; }
}

/// <summary>A text that the ledger keeps as a blob and names by a commitment only.</summary>
/// <param name="Name">Field name without <c>_c</c>, for instance <c>criteria</c>.</param>
/// <param name="Text">The text.</param>
public sealed record SealedText(string Name, string Text);

/// <summary>How an attempt ended.</summary>
/// <param name="TreeBefore">Hex tree digest of its clone.</param>
/// <param name="TreeAfter">Hex tree digest when frozen; empty when it never got there.</param>
/// <param name="Outcome"><c>submitted</c>, <c>blocked</c>, <c>gave_up</c>, <c>abandoned</c>, <c>cancelled</c>,
/// <c>denied</c> or <c>failed</c>.</param>
public sealed record AttemptRow(string TreeBefore, string TreeAfter, string Outcome);

/// <summary>One run of one check.</summary>
/// <param name="Check">Its id in the task.</param>
/// <param name="Run">1 for the first run of that check on the attempt.</param>
/// <param name="Tree">Hex digest of the tree it looked at.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c> or <c>error</c>.</param>
/// <param name="Output">What was found, at most 16 KiB.</param>
public sealed record CheckRow(string Check, int Run, string Tree, string Result, string Output);

/// <summary>What a goal knows about a task that closes. Approvals, tiers and the range of entries come from the ledger
/// itself.</summary>
public sealed record TaskClosing
{
    /// <summary>The task.</summary>
    public required TaskId Task { get; init; }

    /// <summary>The wish, word for word; enters as a commitment.</summary>
    public required string GoalText { get; init; }

    /// <summary>One of <c>completed</c>, <c>accepted_unproven</c>, <c>partial</c>, <c>failed</c>, <c>denied</c>,
    /// <c>cancelled</c>, <c>abandoned</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When its end was decided.</summary>
    public required DateTimeOffset Closed { get; init; }

    /// <summary>One sentence that says what was done; the receipt's subject when there is no output.</summary>
    public required string Summary { get; init; }

    /// <summary>Who worked on it: id and role, for instance <c>documents</c> and <c>specialist</c>.</summary>
    public ImmutableArray<ClosingAgent> Agents { get; init; } = [];

    /// <summary>Labels that its context held, sorted.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Each acceptance criterion.</summary>
    public ImmutableArray<ClosingCriterion> Criteria { get; init; } = [];

    /// <summary>Each check of the newest attempt.</summary>
    public ImmutableArray<ClosingCheck> Checks { get; init; } = [];

    /// <summary>Every attempt, failed ones too.</summary>
    public ImmutableArray<ClosingAttempt> Attempts { get; init; } = [];

    /// <summary>What it was made from.</summary>
    public ImmutableArray<ClosingInput> Inputs { get; init; } = [];

    /// <summary>What it made.</summary>
    public ImmutableArray<ClosingOutput> Outputs { get; init; } = [];

    /// <summary>The way back.</summary>
    public required ClosingUndo Undo { get; init; }

    /// <summary>Milliseconds of local work.</summary>
    public long LocalMs { get; init; }
}

/// <summary>Who worked on a task.</summary>
public sealed record ClosingAgent(string Id, string Role);

/// <summary>One acceptance criterion.</summary>
/// <param name="Id">Unique in the task, for instance <c>d1</c>.</param>
/// <param name="Text">The criterion in words; enters as a commitment.</param>
/// <param name="Checks">Ids of its checks; may be empty only with a reason.</param>
/// <param name="NotChecked">Empty, or <c>subjective</c>, <c>no_tool</c>, <c>external</c>, <c>too_costly</c>,
/// <c>blocked</c>, <c>user_waived</c>.</param>
/// <param name="Note">At most 200 characters, or empty.</param>
public sealed record ClosingCriterion(
    string Id, string Text, ImmutableArray<string> Checks, string NotChecked, string Note);

/// <summary>One check as the receipt tells it.</summary>
/// <param name="Id">Its id in the task.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Spec">Hex SHA-256 of its frozen definition.</param>
/// <param name="Attempt">The attempt it looked at.</param>
/// <param name="Tree">Hex digest of the tree it looked at.</param>
/// <param name="Before">Result on the baseline: <c>pass</c>, <c>fail</c> or <c>not_run</c>.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c> or <c>error</c>.</param>
/// <param name="Output">What was found, at most 16 KiB; enters as a commitment.</param>
/// <param name="Ms">How long it took.</param>
/// <param name="Standing">True when it counts as proof.</param>
public sealed record ClosingCheck(
    string Id, string Kind, string Spec, int Attempt, string Tree, string Before, string Result, string Output, long Ms,
    bool Standing);

/// <summary>One attempt as the receipt tells it; digests are hex or empty.</summary>
public sealed record ClosingAttempt(int Number, string TreeBefore, string TreeAfter, string Outcome);

/// <summary>A source: where it lies (enters as a commitment) and its hex SHA-256.</summary>
/// <param name="Place">Path, or tool and arguments of the read.</param>
/// <param name="Sha256">Hash of what was read.</param>
/// <param name="Private">True: the hash enters as a commitment too, since short content could be guessed from
/// it.</param>
public sealed record ClosingInput(string Place, string Sha256, bool Private);

/// <summary>A file that the task made.</summary>
/// <param name="Name">Name in the receipt, relative with slashes.</param>
/// <param name="Path">Absolute path where its content lies now.</param>
/// <param name="Sha256">Hex SHA-256 of its content.</param>
/// <param name="Private">True: listed as salted, so that its hash tells nothing.</param>
public sealed record ClosingOutput(string Name, string Path, string Sha256, bool Private);

/// <summary>The way back.</summary>
/// <param name="Undo">Undo id, or null when nothing landed.</param>
/// <param name="Kind"><c>undo-store</c>, <c>drop-tree</c> or empty.</param>
/// <param name="Expires">Until when, or null.</param>
/// <param name="Cannot">What cannot be taken back, in words.</param>
public sealed record ClosingUndo(UndoId? Undo, string Kind, DateTimeOffset? Expires, ImmutableArray<string> Cannot);

/// <summary>Published on the event stream after entries are durable: a reader may look again.</summary>
/// <param name="Seq">One of the newest entries.</param>
public sealed record EntryAppended(long Seq);
