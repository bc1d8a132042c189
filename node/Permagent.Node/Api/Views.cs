using System.Text.Json;

namespace Permagent.Node.Api;

/// <summary>State of the node. Counts are of now; times are UTC. <c>FeedPos</c> is the newest row of the event feed, -1
/// when there is none.</summary>
public sealed record NodeStatus(
    string Version, int Protocol, string NodeId, string Home, bool Trial, int Pid, DateTimeOffset Started, bool Ready,
    bool Stopped, string Ledger, long LedgerSize, string Brain, long Episodes, long Facts, int GoalsOpen, int Asks,
    IReadOnlyList<FolderView> Folders, string Sandbox, string Model, long NetworkCalls, long ModelCalls,
    IReadOnlyList<string> Notes, long FeedPos = -1);

/// <summary>Asks to read a folder, or also to land into it.</summary>
public sealed record GrantFolderRequest(string Path, bool Write);

/// <summary>A granted folder.</summary>
public sealed record FolderView(string Path, bool Write, DateTimeOffset Since);

/// <summary>How far reading is. <c>Skipped</c> counts what was left out, by reason.</summary>
public sealed record IngestUpdate(
    int FilesDone, int FilesTotal, int EpisodesAdded, int Same, int Changed, int Facts,
    IReadOnlyDictionary<string, int> Skipped, IReadOnlyList<string> Problems, bool Done, string ChangeId);

/// <summary>An answer with its sources. <c>Status</c> is the recall status of brain.md section 6.3.</summary>
public sealed record AskView(
    string Question, string Status, string Words, IReadOnlyList<SourcedSentence> Answer, double TookMs, string Note);

/// <summary>One sentence and where it stands.</summary>
public sealed record SourcedSentence(string Text, string EpisodeId, string Source, int Line);

/// <summary>Asks for episodes. <c>Explain</c> adds the reasons of each score.</summary>
public sealed record RecallRequest(string Query, int K, AsOfRequest AsOf, bool Explain);

/// <summary>Two dates, each null for now: what was true then, and what was known then.</summary>
public sealed record AsOfRequest(DateTimeOffset? Valid, DateTimeOffset? Known)
{
    /// <summary>Now on both axes.</summary>
    public static AsOfRequest Now { get; } = new(null, null);
}

/// <summary>Hits, best first, with the status in words.</summary>
public sealed record RecallView(
    string Query, string Status, string Words, IReadOnlyList<HitView> Hits, double TookMs, JsonElement? Explain);

/// <summary>One hit: exact text with its place.</summary>
public sealed record HitView(
    string Id, int Rank, double Score, string Text, int From, int To, int Full, string Source, int Line, string Title,
    string Speaker, DateTimeOffset At, string Precision, IReadOnlyList<string> Flags);

/// <summary>What to keep. Subject, predicate and value are given together or not at all.</summary>
public sealed record RememberRequest(
    string Text, string? Subject, string? Predicate, string? Value, DateTimeOffset? From);

/// <summary>An episode (with its facts) or a fact (with its citations).</summary>
public sealed record MemoryView(
    string Id, string Kind, string Text, string Source, int Line, string Title, DateTimeOffset At, string Precision,
    string Origin, IReadOnlyList<string> Flags, IReadOnlyList<FactView> Facts, string UndoId);

/// <summary>A fact with both time axes; open ends are null.</summary>
public sealed record FactView(
    string Id, string Subject, string Predicate, string Value, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo,
    DateTimeOffset KnownFrom, DateTimeOffset? KnownTo, string Status, string Method, IReadOnlyList<string> Cites);

/// <summary>All versions of a slot, oldest first.</summary>
public sealed record HistoryView(string Subject, string Predicate, IReadOnlyList<FactView> Versions);

/// <summary>A correction: a new value from a date, an end, "it was never so", or a pin.</summary>
public sealed record EditMemoryRequest(
    string Id, string? Value, DateTimeOffset? From, DateTimeOffset? Ended, bool Never, bool? Pin);

/// <summary>What to forget: one id, or everything of a source.</summary>
public sealed record ForgetRequest(string? Id, string? Source, bool DryRun);

/// <summary>A change of memory. <c>UndoId</c> takes it back.</summary>
public sealed record MemoryChanged(string Kind, int Rows, string UndoId, string Words);

/// <summary>Where and in which formats to write.</summary>
public sealed record ExportRequest(string Folder, IReadOnlyList<string> Formats);

/// <summary>What was written.</summary>
public sealed record ExportView(string Folder, IReadOnlyList<string> Files, long Bytes);

/// <summary>A wish. Folders must be granted; a null playbook lets the planner match one.</summary>
public sealed record OpenGoalRequest(string Text, IReadOnlyList<string> Folders, string? Playbook, string Key);

/// <summary>A person's word on a goal's plan, or on a result that no check could prove: the one with that
/// digest.</summary>
public sealed record DecideGoalRequest(string Id, string Digest, bool Allow);

/// <summary>One goal.</summary>
public sealed record GoalView(
    string Id, string GoalId, string Text, string State, string Waiting, DateTimeOffset Opened,
    IReadOnlyList<TaskView> Tasks, string Note, bool Terminal)
{
    /// <summary>Digest of the plan or result on which the person's word is waited for; null when none is.</summary>
    public string? Digest { get; init; }
}

/// <summary>One task.</summary>
public sealed record TaskView(
    string Id, string Title, string State, int Attempts, IReadOnlyList<CheckView> Checks, string Outcome,
    string? Receipt, string? Ask, string? Undo, IReadOnlyList<string> Artifacts);

/// <summary>One check in words.</summary>
public sealed record CheckView(string Id, string Kind, string Result, string Words, bool Standing);

/// <summary>One ask as shown to a person; the fields are those of the gateway's card.</summary>
public sealed record AskCardView(
    string Id, string Digest, int Tier, string Class, string Task, string What, string Why, string Rule, string SeenBy,
    string Undo, string IfIgnored, IReadOnlyList<string> Labels, IReadOnlyList<string> Preview, string Code,
    DateTimeOffset Deadline, bool Trial, string Origin, long RequestSeq);

/// <summary>An answer. <c>Envelope</c> is the DSSE envelope (JSON text) of the action-approval statement.</summary>
public sealed record AnswerRequest(string Ask, string Digest, bool Allow, string Envelope, string Words);

/// <summary>The answer is durable.</summary>
public sealed record AnswerView(string Ask, bool Allowed, long EntrySeq, string Words);

/// <summary>One receipt. <c>Statement</c> is the in-toto statement as signed.</summary>
public sealed record ReceiptView(
    string Id, string Task, string Goal, string Outcome, DateTimeOffset Closed, int ChecksPassed, int ChecksTotal,
    int Approvals, IReadOnlyList<string> NotChecked, JsonElement? Statement);

/// <summary>Entries and the log's size.</summary>
public sealed record LedgerView(string Origin, long Size, string Root, IReadOnlyList<LedgerRow> Entries);

/// <summary>One entry with its leaf hash.</summary>
public sealed record LedgerRow(long Seq, string Type, DateTimeOffset At, string Leaf, JsonElement Entry);

/// <summary>The result of hashing the whole log again.</summary>
public sealed record LedgerCheckView(string Origin, long Size, string Root, bool Ok, string Words);

/// <summary>What an undo did.</summary>
public sealed record UndoView(string Id, bool Done, string Words, IReadOnlyList<string> Files);

/// <summary>One effect or change that can be undone.</summary>
public sealed record UndoRowView(string Id, string What, DateTimeOffset At, DateTimeOffset Expires);

/// <summary>One row of the event feed.</summary>
public sealed record FeedRowView(
    long Pos, DateTimeOffset At, string Type, long? LedgerSeq, string Goal, string Task, JsonElement Data);

/// <summary>What a presence signature must cover in order to resume.</summary>
public sealed record ResumeCard(AskCardView Card, bool PresenceKeyEnrolled, string StoppedBy, DateTimeOffset StoppedAt);

/// <summary>One doctor line. <c>Result</c> is ok, warn, fail or skip; <c>FixClass</c> S, A or M (experience.md
/// section 9).</summary>
public sealed record DoctorLine(string Id, string Result, string Words, string Fix, string FixClass);
