namespace Permagent.Ledger.Approvals;

/// <summary>What became of an answer.</summary>
public abstract record ApprovalResult;

/// <summary>It counts, in that entry.</summary>
public sealed record ApprovalAnswered(long DecisionSeq) : ApprovalResult;

/// <summary>Another answer was first: its state and entry.</summary>
public sealed record ApprovalAlreadyAnswered(string State, long DecisionSeq) : ApprovalResult;

/// <summary>It came too late; the entry says so.</summary>
public sealed record ApprovalExpired(long DecisionSeq) : ApprovalResult;

/// <summary>It does not count: unknown ask, other action, or a signature that is not good enough. Nothing was
/// written.</summary>
public sealed record ApprovalRefused(string Reason) : ApprovalResult;
